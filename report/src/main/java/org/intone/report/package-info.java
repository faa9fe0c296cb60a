/**
 * Tables and files of measures, and of what a scan found.
 *
 * <p>{@link org.intone.report.Figures} is the only place where a number becomes text for people, so that the same figure
 * looks the same everywhere: shares in percent with one decimal, thousands apart, a hyphen for what is not known. {@link
 * org.intone.report.ClassificationReport} is what {@code intone evaluate} prints; {@link
 * org.intone.report.EvaluationJson} is the same for programs, with all digits.
 *
 * <p>{@link org.intone.report.TimelineFormats} has the emotions of a recording over time in the formats of other programs, and
 * {@link org.intone.report.TimelineText} for people; {@link org.intone.report.StreamEventJson} is a stream's events for programs.
 *
 * <p>Nothing is computed here and nothing is printed: measures come from {@code org.intone.evaluate}, and text goes back to
 * the caller. Text is ASCII, in lines of 100 columns at most that end with a newline. All classes serve all threads.
 */
package org.intone.report;
