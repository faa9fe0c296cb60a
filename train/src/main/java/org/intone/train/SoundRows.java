package org.intone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.intone.audio.Waveform;
import org.intone.augment.Pipeline;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;

/**
 * The sound of training rows in memory, at the recipe's rate, changed and described anew each time that a row is shown.
 *
 * <p>A sample takes 16 bits of the recording's peak: 10,000 clips of 2.6 s at 16 kHz take 830 MB. What was read stays for the next
 * fold. Serves all threads.
 */
final class SoundRows {
    /** A row whose sound is kept has no features of its own. */
    private final FeatureMatrix none;

    private final RecordingReader reader;
    private final Recipe recipe;
    private final Crew crew;
    private final Map<Utterance, Clip> known = new ConcurrentHashMap<>();
    private final Queue<FeatureExtractor> extractors = new ConcurrentLinkedQueue<>();

    /** Samples in 16 bits, the greatest being the peak. */
    private static final class Clip {
        private final short[] samples;
        private final float peak;

        Clip(short[] samples, float peak) {
            this.samples = samples;
            this.peak = peak;
        }
    }

    SoundRows(RecordingReader reader, Recipe recipe, int threads) {
        this.reader = reader;
        this.recipe = recipe;
        this.crew = new Crew(threads);
        this.none = new FeatureMatrix(new float[0], 0, recipe.features());
    }

    /**
     * Reads takes, as recorded. Those whose emotion counts as no class are passed over; those that cannot be read are named to the
     * listener and left out.
     *
     * @return the others, in order, without features
     * @throws InterruptedTraining if interrupted
     */
    List<Example> load(String part, List<Take> takes, LabelSet labels, TrainingListener listener) {
        List<Take> labelled = takes.stream()
                .filter(take -> labels.indexOf(take.utterance().emotion()).isPresent())
                .toList();
        read(part, labelled.stream().map(Take::utterance).toList(), listener);
        List<Example> rows = new ArrayList<>();
        for (Take take : labelled) {
            if (known.containsKey(take.utterance())) {
                rows.add(new Example(
                        take, labels.indexOf(take.utterance().emotion()).orElseThrow(), none));
            }
        }
        return rows;
    }

    /** Reads recordings whatever their emotion, for rows without a label; those that cannot be read are left out. */
    List<Example> unlabelled(String part, List<Utterance> recordings, TrainingListener listener) {
        read(part, recordings, listener);
        return recordings.stream()
                .filter(known::containsKey)
                .map(recording -> new Example(Take.recorded(recording), Example.UNLABELLED, none))
                .toList();
    }

    private void read(String part, List<Utterance> recordings, TrainingListener listener) {
        List<Utterance> unread = recordings.stream()
                .distinct()
                .filter(recording -> !known.containsKey(recording))
                .toList();
        crew.each(part, unread, listener, () -> recording -> read(recording, listener));
    }

    private void read(Utterance utterance, TrainingListener listener) {
        try {
            known.put(utterance, clip(reader.read(utterance).atRate(recipe.sampleRate())));
        } catch (IOException e) {
            listener.unreadable(utterance.file(), e);
        }
    }

    private static Clip clip(Waveform waveform) {
        float peak = 0;
        for (float sample : waveform.samples()) {
            peak = Math.max(peak, Float.isFinite(sample) ? Math.abs(sample) : 0);
        }
        short[] samples = new short[waveform.length()];
        for (int n = 0; n < samples.length && peak > 0; n++) {
            samples[n] = (short) Math.rint(waveform.samples()[n] / peak * Short.MAX_VALUE);
        }
        return new Clip(samples, peak);
    }

    private Waveform sound(Example row) {
        Clip clip = known.get(row.take().utterance());
        float[] samples = new float[clip.samples.length];
        float step = clip.peak / Short.MAX_VALUE;
        for (int n = 0; n < samples.length; n++) {
            samples[n] = clip.samples[n] * step;
        }
        return Waveform.of(samples, recipe.sampleRate());
    }

    /** Fits a scaler on rows as they were recorded. */
    Scaler scaler(List<Example> rows, TrainingListener listener) {
        return Scaler.fit(() -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < rows.size();
            }

            @Override
            public FeatureMatrix next() {
                if (listener.interrupted()) {
                    throw new InterruptedTraining("interrupted before the features were computed");
                }
                FeatureMatrix features = described(sound(rows.get(next++)));
                listener.features("scaler", next, rows.size());
                return features;
            }
        });
    }

    /** Shows rows with their sound changed. */
    Shown changed(Pipeline pipeline) {
        return (row, random) -> described(pipeline.apply(sound(row), new SplittableRandom(random.nextLong())));
    }

    private FeatureMatrix described(Waveform waveform) {
        FeatureExtractor extractor = extractors.poll();
        if (extractor == null) {
            extractor = recipe.newExtractor();
        }
        FeatureMatrix features = extractor.extract(waveform);
        extractors.add(extractor);
        return features;
    }
}
