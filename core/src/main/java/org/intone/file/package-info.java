/**
 * Files that are there whole or not at all.
 *
 * <p>It is what every writer of Intone goes through, so that an interrupted run leaves no half of a file behind. It knows nothing
 * of what is in a file, and whether a file may be replaced is the caller's to ask. Read first: {@link org.intone.file.WholeFile}.
 */
package org.intone.file;
