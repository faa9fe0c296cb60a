package org.intone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.intone.audio.AudioDigest;
import org.intone.audio.MonoSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.augment.Augmentations;
import org.intone.corpus.Recordings;
import org.intone.corpus.Utterance;
import org.intone.feature.FeatureCache;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.report.Figures;
import org.intone.table.TableRow;

/**
 * The features of a manifest's rows, taken from the cache where they are there. Augmented versions are computed each time: they
 * depend on the seed and the file's name too. Serves all threads.
 */
final class CachedExtraction {
    /** What is longer, or may be, is not read into memory whole. */
    private static final double LONGEST_WHOLE_SECONDS = 120;

    private final Recordings recordings;
    private final Recipe recipe;
    private final FeatureCache cache;
    private final int copies;
    private final long seed;
    private final ThreadLocal<FeatureExtractor> extractors;
    private final AtomicInteger found = new AtomicInteger();

    /**
     * Extraction by one recipe.
     *
     * @param copies augmented versions of each recording beside it
     * @param seed of the augmentation
     */
    CachedExtraction(Recordings recordings, Recipe recipe, FeatureCache cache, int copies, long seed) {
        this.recordings = recordings;
        this.recipe = recipe;
        this.cache = cache;
        this.copies = copies;
        this.seed = seed;
        this.extractors = ThreadLocal.withInitial(recipe::newExtractor);
    }

    /** How many recordings were found in the cache so far, in words. */
    String found() {
        int count = found.get();
        return Figures.count(count, "recording") + (count == 1 ? " was" : " were") + " in the cache";
    }

    /** The features of a recording and of its augmented versions. A row without a digest gets that of what was decoded. */
    List<TableRow> describe(Utterance row) throws IOException {
        Optional<FeatureMatrix> kept = row.sha256().isEmpty() || row.sampleRate() == 0
                ? Optional.empty()
                : cache.find(row.sha256(), row.sampleRate());
        if (kept.isPresent() && copies == 0) {
            found.incrementAndGet();
            return List.of(new TableRow(row, 0, kept.get()));
        }
        boolean isLong = row.duration() == 0 || row.duration() > LONGEST_WHOLE_SECONDS;
        return isLong && copies == 0
                ? List.of(streamed(row, () -> recordings.open(row)))
                : describe(row, recordings.read(row));
    }

    /** Twice through the recording, or more, but never all of it in memory. */
    private TableRow streamed(Utterance row, MonoSource source) throws IOException {
        int sampleRate;
        try (MonoStream stream = source.open()) {
            sampleRate = stream.sampleRate();
        }
        String digest = AudioDigest.sha256(source);
        return new TableRow(known(row, digest), 0, kept(digest, sampleRate, extractor -> extractor.extract(source)));
    }

    private static Utterance known(Utterance row, String digest) {
        return row.sha256().isEmpty() ? row.measured(row.duration(), row.sampleRate(), row.channels(), digest) : row;
    }

    private List<TableRow> describe(Utterance row, Waveform recorded) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        String digest = AudioDigest.sha256(recorded);
        FeatureMatrix features = kept(digest, recorded.sampleRate(), extractor -> extractor.extract(recorded));
        rows.add(new TableRow(known(row, digest), 0, features));
        if (copies > 0) {
            // No recipe hears more than its own rate, and fewer samples are stretched sooner.
            Waveform waveform = recorded.atRate(recipe.sampleRate());
            for (int version = 1; version <= copies; version++) {
                Waveform changed = Augmentations.apply(waveform, seed, row.file(), version);
                rows.add(new TableRow(row, version, extractors.get().extract(changed)));
            }
        }
        return rows;
    }

    private interface Extraction {
        FeatureMatrix by(FeatureExtractor extractor) throws IOException;
    }

    /** By the digest of what was decoded, which a row written by hand may lack or have wrong. */
    private FeatureMatrix kept(String digest, int sampleRate, Extraction extraction) throws IOException {
        Optional<FeatureMatrix> kept = cache.find(digest, sampleRate);
        if (kept.isPresent()) {
            found.incrementAndGet();
            return kept.get();
        }
        FeatureMatrix features = extraction.by(extractors.get());
        cache.put(digest, sampleRate, features);
        return features;
    }
}
