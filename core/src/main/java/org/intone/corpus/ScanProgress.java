package org.intone.corpus;

/** Hears how far a scan is. Called by the thread that scans. */
@FunctionalInterface
public interface ScanProgress {
    /** So many recordings of so many are decoded; first with 0, when all are known. */
    void advanced(int done, int total);
}
