package org.intone.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.corpus.Stretch;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;

/**
 * The features of each clip, a row for each frame, which is one where the recipe is flat: bit for bit what {@code intone features} writes.
 *
 * @param recipe followed in every executor
 */
record FeatureRows(SharedRecipe recipe) implements RowMaker {
    /** What is longer, or may be, is not read into memory whole. */
    private static final double LONGEST_WHOLE_SECONDS = 120;

    /** By recipe: an extractor has scratch memory for one thread, and a query may ask for several features of a recording. */
    private static final ThreadLocal<Map<String, FeatureExtractor>> EXTRACTORS = ThreadLocal.withInitial(HashMap::new);

    @Override
    public StructType columns() {
        return new StructType()
                .add("frame", DataTypes.IntegerType)
                .add("features", DataTypes.createArrayType(DataTypes.FloatType, false));
    }

    @Override
    public Heard hear(Clip clip, ClusterSound sound) throws IOException {
        return heard(sound.source(clip.file()), clip.file(), clip.stretch());
    }

    /** The features of a stretch of encoded sound. */
    Heard heard(AudioSource source, String name, Stretch stretch) throws IOException {
        FeatureExtractor extractor = extractor();
        Optional<Waveform> whole = whole(source, name, stretch);
        if (whole.isPresent()) {
            return new Heard(whole.get().durationSeconds(), rows(extractor.extract(whole.get())));
        }
        MonoStream[] last = new MonoStream[1];
        FeatureMatrix features = extractor.extract(() -> {
            last[0] = stretch.open(source, name, AudioLimits.STANDARD);
            return last[0];
        });
        double seconds = (double) last[0].position() / last[0].sampleRate();
        return new Heard(seconds - stretch.start().orElse(0), rows(features));
    }

    /** A short one from the stream that says how long it is: a cluster's file system takes its time for each that is opened. */
    private static Optional<Waveform> whole(AudioSource source, String name, Stretch stretch) throws IOException {
        try (MonoStream stream = stretch.open(source, name, AudioLimits.STANDARD)) {
            double declared = stream.declaredSeconds().orElse(Double.POSITIVE_INFINITY);
            return declared <= LONGEST_WHOLE_SECONDS ? Optional.of(stretch.read(stream, name)) : Optional.empty();
        }
    }

    private FeatureExtractor extractor() {
        return EXTRACTORS.get().computeIfAbsent(recipe.id(), id -> recipe.recipe()
                .newExtractor());
    }

    private static Iterator<Object[]> rows(FeatureMatrix matrix) {
        int width = matrix.features();
        return IntStream.range(0, matrix.frames())
                .mapToObj(t -> new Object[] {t, Arrays.copyOfRange(matrix.values(), t * width, (t + 1) * width)})
                .iterator();
    }
}
