package org.intone.backbone;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.feature.FeatureMatrix;
import org.intone.model.InferenceSession;
import org.intone.model.ModelFormatException;
import org.intone.signal.Samples;

/**
 * A frozen speech encoder.
 *
 * <pre>
 * try (Backbone backbone = Backbone.open("whisper-tiny.en")) {
 *     List&lt;FeatureMatrix&gt; layers = backbone.embed(AudioFiles.read(Path.of("call.wav")));
 * }
 * </pre>
 *
 * Each layer is {@code [time, width]}: of Whisper the output of each block and, last, that of the last block after its
 * normalization, 50 vectors a second.
 *
 * <p>Immutable; one serves all threads, and each call uses one. Close it to free the native memory; calls under way are waited
 * for.
 */
public final class Backbone implements AutoCloseable {
    /** Samples a second of what every backbone hears. */
    public static final int SAMPLE_RATE = 16_000;

    /** Shorter sound is followed by silence up to this, 25 ms: the first window of every encoder. */
    static final int LEAST_SAMPLES = 400;

    /** What one run hears at most of encoders that set no limit: 30 s, as attention costs the square of it. */
    static final int MOST_SAMPLES = 30 * SAMPLE_RATE;

    /** The distance of two vectors; recordings are cut at whole ones. */
    private static final int VECTOR_SAMPLES = 320;

    /** What the wav2vec2 feature extractor of the transformers library adds to the variance. */
    private static final double VARIANCE_FLOOR = 1e-7;

    private final String id;
    private final BackboneMetadata metadata;
    private final InferenceSession session;

    private Backbone(String id, BackboneMetadata metadata, InferenceSession session) {
        this.id = id;
        this.metadata = metadata;
        this.session = session;
    }

    /**
     * Loads a backbone of the user's store.
     *
     * @throws IOException if there is none of that name, or it is damaged
     */
    public static Backbone open(String name) throws IOException {
        return BackboneStore.standard().open(name);
    }

    /**
     * Loads a backbone's file.
     *
     * @throws ModelFormatException if it is damaged, or no backbone
     */
    public static Backbone open(Path file) throws IOException {
        return new Backbone(BackboneFile.checkedSeal(file), BackboneFile.metadata(file), InferenceSession.open(file));
    }

    /** The SHA-256 of graph and metadata: what is kept of embeddings is kept under it. */
    public String id() {
        return id;
    }

    /** What the backbone is. */
    public BackboneMetadata metadata() {
        return metadata;
    }

    /** Hears the layers of one part of a recording after the other, in the order of {@link BackboneMetadata#layers}. */
    @FunctionalInterface
    interface PartSink {
        /** Takes one part; all layers have the same number of frames, one at least. */
        void accept(List<FeatureMatrix> layers);
    }

    /**
     * What every layer makes of a recording of any rate, in the order of {@link BackboneMetadata#layers}; all have the same
     * number of frames.
     *
     * <p>A recording beyond the limit of one run (30 s of Whisper) is cut into the fewest parts of even length that are not, and
     * what they give is put one behind the other. NaN counts as silence; less than 25 ms of sound is followed by silence up to
     * that, and so no sound at all gives one vector of silence. An hour in five layers of 384 takes 1.4 GB: cut such before.
     */
    public List<FeatureMatrix> embed(Waveform waveform) {
        List<List<FeatureMatrix>> parts = new ArrayList<>();
        embed(waveform, parts::add);
        return joined(parts);
    }

    /** The same part by part, so that an hour of sound needs no hour of memory. */
    void embed(Waveform waveform, PartSink sink) {
        float[] samples = Samples.finite(waveform.atRate(SAMPLE_RATE).samples());
        if (metadata.standardise()) {
            samples = standardised(samples);
        }
        if (samples.length < LEAST_SAMPLES) {
            samples = Arrays.copyOf(samples, LEAST_SAMPLES);
        }
        int length = partLength(samples.length, metadata.most());
        // Of very many parts the last may have next to nothing left, since the others are of whole vectors.
        for (int start = 0; start <= samples.length - LEAST_SAMPLES; start += length) {
            sink.accept(run(samples, start, Math.min(length, samples.length - start)));
        }
    }

    /** The length of all parts but the last, in whole vectors. */
    static int partLength(int samples, int most) {
        int parts = (samples + most - 1) / most;
        int even = (samples + parts - 1) / parts;
        return Math.min(most, (even + VECTOR_SAMPLES - 1) / VECTOR_SAMPLES * VECTOR_SAMPLES);
    }

    private static float[] standardised(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        double mean = sum / Math.max(1, samples.length);
        double squares = 0;
        for (float sample : samples) {
            squares += (sample - mean) * (sample - mean);
        }
        double scale = 1 / Math.sqrt(squares / Math.max(1, samples.length) + VARIANCE_FLOOR);
        float[] out = new float[samples.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = (float) ((samples[n] - mean) * scale);
        }
        return out;
    }

    private List<FeatureMatrix> run(float[] samples, int start, int length) {
        try {
            FloatBuffer part = FloatBuffer.wrap(samples, start, length).slice();
            return session.run(metadata.kind().input(), part, List.of(1L, (long) length), metadata.layers()).stream()
                    .map(output -> matrix(output.values()))
                    .toList();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    private FeatureMatrix matrix(float[] values) {
        return new FeatureMatrix(values, values.length / metadata.width(), metadata.width());
    }

    private List<FeatureMatrix> joined(List<List<FeatureMatrix>> parts) {
        List<FeatureMatrix> layers = new ArrayList<>();
        for (int layer = 0; layer < metadata.layers().size(); layer++) {
            int values = 0;
            for (List<FeatureMatrix> part : parts) {
                values += part.get(layer).values().length;
            }
            float[] all = new float[values];
            int at = 0;
            for (List<FeatureMatrix> part : parts) {
                float[] some = part.get(layer).values();
                System.arraycopy(some, 0, all, at, some.length);
                at += some.length;
            }
            layers.add(matrix(all));
        }
        return layers;
    }

    @Override
    public void close() {
        session.close();
    }
}
