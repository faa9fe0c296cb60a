package org.intone.corpus;

import java.util.List;

/**
 * What a scan found.
 *
 * @param manifest the recordings to work with, in the order of their paths
 * @param corpora what was found of each corpus
 * @param faults what is wrong with files, by fault and then in the order of their paths; a file may have several
 */
public record ScanResult(Manifest manifest, List<CorpusSummary> corpora, List<FaultyFile> faults) {

    /** Whether there is no recording to work with. */
    public boolean nothingFound() {
        return manifest.rows().isEmpty();
    }

    /** The layouts that a scan understands, a line for each corpus: what to say where nothing was found. */
    public static List<String> layouts() {
        return CorpusReader.all().stream()
                .map(reader -> reader.name() + ": " + reader.layout())
                .toList();
    }
}
