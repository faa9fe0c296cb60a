/**
 * Pages that explain a model to people: one HTML file each, with its pictures, its styles and its few lines of script inside, that
 * fetches nothing.
 *
 * <p>{@link org.intone.page.RunPage} is the report of a training or an evaluation, {@link
 * org.intone.page.ComparePage} holds several against one another. {@code frame.peb} is what all pages have. Pebble fills the templates and escapes every word
 * that comes from a user's files. Figures are those of {@code org.intone.evaluate}, as {@code org.intone.report.Figures} writes them;
 * pictures come from {@code org.intone.chart}.
 */
package org.intone.page;
