/**
 * Features of many recordings as one table on disk: CSV for spreadsheets and notebooks, NumPy's {@code .npy}, Parquet.
 *
 * <p>It writes what {@code org.intone.feature} computed and what {@code org.intone.corpus} knows of the recordings, row by row, so that a
 * table may be larger than memory. It computes nothing, and it reads nothing back: that is for other programs. Read first:
 * {@link org.intone.table.FeatureTables}, {@link org.intone.table.FeatureTable}, {@link org.intone.table.TableRow}.
 */
package org.intone.table;
