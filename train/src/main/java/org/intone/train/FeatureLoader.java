package org.intone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.intone.audio.Waveform;
import org.intone.augment.Augmentations;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.feature.FeatureCache;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;

/**
 * Reads, augments and describes takes on several threads. Every recording is decoded once for all its versions, and what was
 * described stays in memory for the next fold, and for the loaders of other classes and seeds that {@link #sharing} makes. An
 * augmented version depends on the seed, the recording and its number alone.
 */
public final class FeatureLoader {
    private final RecordingReader reader;
    private final Recipe recipe;
    private final LabelSet labels;
    private final long seed;
    private final int threads;
    private final Memory memory;
    private final Optional<FeatureCache> cache;

    /** What was described or read, and what could not be. */
    private record Memory(Map<Key, FeatureMatrix> known, Set<Utterance> unreadable, SoundRows sounds) {}

    /** A take as it sounds: the seed is 0 where it plays no part, so that all seeds share the features of what was recorded. */
    private record Key(Take take, long seed) {}

    /** A loader that works on so many threads. */
    public FeatureLoader(RecordingReader reader, Recipe recipe, LabelSet labels, long seed, int threads) {
        this(
                reader,
                recipe,
                labels,
                seed,
                threads,
                new Memory(
                        new ConcurrentHashMap<>(),
                        ConcurrentHashMap.newKeySet(),
                        new SoundRows(reader, recipe, threads)),
                Optional.empty());
    }

    private FeatureLoader(
            RecordingReader reader,
            Recipe recipe,
            LabelSet labels,
            long seed,
            int threads,
            Memory memory,
            Optional<FeatureCache> cache) {
        this.reader = reader;
        this.recipe = recipe;
        this.labels = labels;
        this.seed = seed;
        this.threads = threads;
        this.memory = memory;
        this.cache = cache;
    }

    /**
     * The same loader, which keeps on disk what it describes, so that a run that was killed goes on where it was: of recipes that make
     * one row of a recording, and of what was recorded, since augmented versions depend on more than the sound.
     *
     * @param folder as {@link FeatureCache} takes it
     */
    public FeatureLoader keptIn(Path folder) {
        Optional<FeatureCache> rows =
                recipe.windowFrames() == 1 ? Optional.of(new FeatureCache(folder, recipe)) : Optional.empty();
        return new FeatureLoader(reader, recipe, labels, seed, threads, memory, rows);
    }

    /** A loader for other classes and another seed that knows what this one has described, and the other way round. */
    public FeatureLoader sharing(LabelSet otherLabels, long otherSeed) {
        return new FeatureLoader(reader, recipe, otherLabels, otherSeed, threads, memory, cache);
    }

    /** A loader of the same recordings by another recipe, which knows nothing yet. */
    FeatureLoader by(Recipe other) {
        return new FeatureLoader(reader, other, labels, seed, threads);
    }

    /** The recipe of the features. */
    Recipe recipe() {
        return recipe;
    }

    /** The sound of rows that are described anew for each showing; shared as the features are. */
    SoundRows soundRows() {
        return memory.sounds;
    }

    int threads() {
        return threads;
    }

    private Key key(Take take) {
        return new Key(take, take.version() == 0 ? 0 : seed);
    }

    /**
     * Describes takes. Those whose emotion counts as no class are passed over; those that cannot be read are named to the
     * listener, once, and left out.
     *
     * @param part the name of the takes for the listener
     * @return the others, in order
     * @throws InterruptedTraining if interrupted
     */
    List<Example> load(String part, List<Take> takes, TrainingListener listener) {
        Map<Utterance, List<Take>> recordings = new LinkedHashMap<>();
        takes.stream()
                .filter(take -> labels.indexOf(take.utterance().emotion()).isPresent())
                .forEach(take -> recordings
                        .computeIfAbsent(take.utterance(), key -> new ArrayList<>())
                        .add(take));
        describe(part, List.copyOf(recordings.entrySet()), listener);
        List<Example> examples = new ArrayList<>();
        for (Take take : takes) {
            FeatureMatrix features = memory.known.get(key(take));
            if (features != null) {
                examples.add(new Example(
                        take, labels.indexOf(take.utterance().emotion()).orElseThrow(), features));
            }
        }
        return examples;
    }

    /**
     * Describes recordings, whatever their emotion. Those that cannot be read are named to the listener, once, and left out.
     *
     * @throws InterruptedTraining if interrupted
     */
    Map<Utterance, FeatureMatrix> features(String part, List<Utterance> recordings, TrainingListener listener) {
        Map<Utterance, List<Take>> takes = new LinkedHashMap<>();
        recordings.forEach(recording -> takes.put(recording, List.of(Take.recorded(recording))));
        describe(part, List.copyOf(takes.entrySet()), listener);
        Map<Utterance, FeatureMatrix> features = new LinkedHashMap<>();
        for (Utterance recording : takes.keySet()) {
            FeatureMatrix own = memory.known.get(key(Take.recorded(recording)));
            if (own != null) {
                features.put(recording, own);
            }
        }
        return features;
    }

    /** The sound of the first examples, read again; augmented where they are. */
    List<Waveform> sounds(List<Example> examples, int most) throws IOException {
        List<Waveform> sounds = new ArrayList<>();
        for (Example example : examples.subList(0, Math.min(most, examples.size()))) {
            sounds.add(version(read(example.take().utterance()), example.take()));
        }
        return sounds;
    }

    /** At the recipe's rate, since to stretch and shift 48,000 samples a second takes three times as long and no recipe hears them. */
    private Waveform read(Utterance utterance) throws IOException {
        return reader.read(utterance).atRate(recipe.sampleRate());
    }

    /** What the cache has of a recording whose row names its samples. */
    private Optional<FeatureMatrix> kept(Utterance row) throws IOException {
        boolean named = cache.isPresent() && !row.sha256().isEmpty() && row.sampleRate() > 0;
        return named ? cache.get().find(row.sha256(), row.sampleRate()) : Optional.empty();
    }

    private void keep(Utterance row, FeatureMatrix features) throws IOException {
        if (cache.isPresent() && !row.sha256().isEmpty() && row.sampleRate() > 0) {
            cache.get().put(row.sha256(), row.sampleRate(), features);
        }
    }

    private Waveform version(Waveform recorded, Take take) {
        return Augmentations.apply(recorded, seed, take.utterance().file(), take.version());
    }

    private void describe(String part, List<Map.Entry<Utterance, List<Take>>> recordings, TrainingListener listener) {
        new Crew(threads).each(part, recordings, listener, () -> {
            FeatureExtractor extractor = recipe.newExtractor();
            return recording -> describe(recording, extractor, listener);
        });
    }

    private void describe(
            Map.Entry<Utterance, List<Take>> recording, FeatureExtractor extractor, TrainingListener listener) {
        Utterance utterance = recording.getKey();
        List<Take> takes = recording.getValue().stream()
                .filter(take -> !memory.known.containsKey(key(take)))
                .toList();
        if (takes.isEmpty() || memory.unreadable.contains(utterance)) {
            return;
        }
        try {
            Optional<FeatureMatrix> kept = kept(utterance);
            Waveform waveform = null;
            for (Take take : takes) {
                boolean recorded = take.version() == 0;
                if (recorded && kept.isPresent()) {
                    memory.known.put(key(take), kept.get());
                    continue;
                }
                waveform = waveform == null ? read(utterance) : waveform;
                FeatureMatrix features = extractor.extract(version(waveform, take));
                memory.known.put(key(take), features);
                if (recorded) {
                    keep(utterance, features);
                }
            }
        } catch (IOException e) {
            // Channels fail in a thread that is stopped; others that share this loader can read the file.
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedTraining("interrupted before the features were computed");
            }
            memory.unreadable.add(utterance);
            listener.unreadable(utterance.file(), e);
        }
    }
}
