/**
 * Work on many items by all cores, its results in the items' order.
 *
 * <p>It is what everything goes through that hears many recordings, or many parts of one, so that what waits in memory is bounded and
 * nothing depends on which core was faster. Read first: {@link org.intone.parallel.InOrder}.
 */
package org.intone.parallel;
