package org.intone.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intone.feature.FeatureColumn;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.Recipe;

/**
 * {@code NAME+mean-sd@1-FINGERPRINT}: what a frozen speech encoder makes of a recording, as one row.
 *
 * <pre>
 * x: the recording at 16 kHz, without what lies 35 dB or more below the loudest frame at both ends, its peak brought to 0.9
 * h[b][t]: output of block b at time t, a vector of the encoder's width W;  B blocks, T vectors
 * mean[b] = 1/T sum over t of h[b][t];  sd[b] = sqrt(1/T sum over t of (h[b][t] - mean[b])^2)
 * row = mean[0], sd[0], mean[1], sd[1], ... sd[B-1]:  2 B W values, 3,072 of whisper-tiny.en
 * </pre>
 *
 * The blocks are the outputs of the Transformer's blocks; Whisper's {@code last}, the last block's again after its normalization, is
 * none. Silence, no sound and NaN give finite values. A recording longer than the encoder hears at once is one row all the same.
 *
 * <p>The fingerprint in the id is of the encoder's graph: models and caches that name it take no other encoder for it. The encoder is
 * loaded with the first extractor, once for all of them, and freed when nothing refers to the recipe or an extractor. Immutable to
 * those who use it; serves all threads.
 */
final class BackboneRecipe implements Recipe {
    /** Behind the backbone's name: the mean and the standard deviation over time. */
    static final String POOLING = "+mean-sd";

    /** Of this way to prepare and to pool. */
    static final int VERSION = 1;

    private static final int FINGERPRINT_DIGITS = 16;
    private static final Cleaner CLEANER = Cleaner.create();

    private final String backboneName;
    private final Path file;
    private final BackboneMetadata metadata;
    private final String fingerprint;
    private final List<String> columns;
    private Backbone backbone;

    private BackboneRecipe(String backboneName, Path file, BackboneMetadata metadata, String fingerprint) {
        this.backboneName = backboneName;
        this.file = file;
        this.metadata = metadata;
        this.fingerprint = fingerprint;
        this.columns = columns(metadata);
    }

    /**
     * The recipe of a backbone in a store; its graph is digested, not loaded.
     *
     * @throws IOException if there is none of that name, or its file is no backbone
     */
    static BackboneRecipe of(BackboneStore store, String name) throws IOException {
        Path file = store.existing(name);
        String fingerprint = BackboneFile.fingerprint(file).substring(0, FINGERPRINT_DIGITS);
        return new BackboneRecipe(name, file, BackboneFile.metadata(file), fingerprint);
    }

    /** The encoder's. */
    Path file() {
        return file;
    }

    /** How many of a backbone's layers are outputs of blocks. */
    static int blocks(BackboneMetadata metadata) {
        List<String> layers = metadata.layers();
        boolean normalised = metadata.kind() == BackboneMetadata.Kind.WHISPER
                && layers.size() > 1
                && layers.get(layers.size() - 1).equals(WhisperGraph.LAST);
        return layers.size() - (normalised ? 1 : 0);
    }

    private static List<String> columns(BackboneMetadata metadata) {
        List<String> columns = new ArrayList<>();
        for (int b = 0; b < blocks(metadata); b++) {
            for (String statistic : List.of("mean", "sd")) {
                for (int d = 0; d < metadata.width(); d++) {
                    columns.add("block" + b + "_" + statistic + "_" + d);
                }
            }
        }
        return List.copyOf(columns);
    }

    @Override
    public String name() {
        return backboneName + POOLING;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String id() {
        return name() + "@" + VERSION + "-" + fingerprint;
    }

    @Override
    public int sampleRate() {
        return Backbone.SAMPLE_RATE;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<FeatureColumn> described() {
        List<FeatureColumn> described = new ArrayList<>();
        int width = metadata.width();
        for (int b = 0; b < blocks(); b++) {
            String mean = "block" + b + "_mean_";
            String deviation = "block" + b + "_sd_";
            String output = " over time of the output of block " + b;
            described.add(new FeatureColumn(
                    mean + "0 .. " + mean + (width - 1), width, "1", "mean" + output, metadata.source()));
            described.add(new FeatureColumn(
                    deviation + "0 .. " + deviation + (width - 1),
                    width,
                    "1",
                    "standard deviation" + output,
                    metadata.source()));
        }
        return described;
    }

    @Override
    public int blocks() {
        return blocks(metadata);
    }

    @Override
    public int windowFrames() {
        return 1;
    }

    @Override
    public float padValue() {
        return 0;
    }

    /**
     * An extractor; the first one loads the encoder.
     *
     * @throws UncheckedIOException if its file has gone, changed or is damaged since the recipe was made
     */
    @Override
    public FeatureExtractor newExtractor() {
        return new PooledExtractor(this, opened());
    }

    private synchronized Backbone opened() {
        if (backbone == null) {
            try {
                if (!BackboneFile.fingerprint(file).startsWith(fingerprint)) {
                    throw new IOException(file + ": has become another backbone than " + id());
                }
                Backbone loaded = Backbone.open(file);
                // Loaded only once it is whole; the cleaner must hold the backbone and not this recipe.
                CLEANER.register(this, loaded::close);
                backbone = loaded;
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return backbone;
    }

    @Override
    public String toString() {
        return id();
    }
}
