/**
 * The pages of {@code docs/} as a site of plain files, and the manual pages: of Markdown that people write, and of the
 * command line and the server as they are, so that neither has to be described twice.
 *
 * <p>Read first: {@link org.intone.docs.SiteBuilder}, {@link org.intone.docs.Contents}, {@link org.intone.docs.Manual}.
 */
package org.intone.docs;
