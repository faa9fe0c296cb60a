package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureLoaderTest {
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(2, 1);
    private static final Utterance FIRST = SPEECH.rows().get(0);

    /** A recipe that makes one row of a recording. */
    private static final Recipe ROW = Recipes.CLASSIC_162;

    private final AtomicInteger reads = new AtomicInteger();
    private final List<String> unreadable = new CopyOnWriteArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final TrainingListener listener = new TrainingListener() {
        @Override
        public void features(String part, int done, int total) {
            progress.add(part + " " + done + "/" + total);
        }

        @Override
        public void unreadable(String file, IOException problem) {
            unreadable.add(file + ": " + problem.getMessage());
        }
    };

    private FeatureLoader loader(int threads, long seed) {
        RecordingReader counting = utterance -> {
            reads.incrementAndGet();
            return SPEECH.read(utterance);
        };
        return new FeatureLoader(counting, Recipes.LOGMEL_64, LabelSet.SEVEN, seed, threads);
    }

    private static List<Take> recorded() {
        return SPEECH.rows().stream().map(Take::recorded).toList();
    }

    @Test
    void keepsTheOrderWhateverTheNumberOfThreads() {
        List<Example> one = loader(1, 1).load("train", recorded(), listener);
        List<Example> four = loader(4, 1).load("train", recorded(), listener);
        assertEquals(
                SPEECH.rows(), one.stream().map(row -> row.take().utterance()).toList());
        assertEquals(24, progress.size());
        assertEquals("train 12/12", progress.get(11));
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i).take(), four.get(i).take());
            assertArrayEquals(
                    one.get(i).features().values(), four.get(i).features().values());
            Emotion emotion = one.get(i).take().utterance().emotion();
            assertEquals(emotion.label(), LabelSet.SEVEN.labels().get(one.get(i).label()));
        }
    }

    @Test
    void anUnreadableRecordingIsNamedAndLeftOut() {
        Utterance missing = MadeUpSpeech.row("missing", "1001", Emotion.FEAR);
        List<Take> takes = List.of(Take.recorded(FIRST), Take.recorded(missing), new Take(missing, 1));
        List<Example> rows = loader(2, 1).load("dev", takes, listener);
        assertEquals(List.of(takes.get(0)), rows.stream().map(Example::take).toList());
        assertEquals(List.of("missing: missing: no such file"), unreadable);
    }

    /** A channel is closed under a thread that is interrupted, as of a task that another machine has done meanwhile. */
    @Test
    void aRecordingAtWhichItWasStoppedIsNotUnreadable() {
        AtomicInteger calls = new AtomicInteger();
        RecordingReader stopped = utterance -> {
            if (calls.getAndIncrement() == 0) {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
            return SPEECH.read(utterance);
        };
        FeatureLoader loader = new FeatureLoader(stopped, Recipes.LOGMEL_64, LabelSet.SEVEN, 1, 1);
        assertThrows(InterruptedTraining.class, () -> loader.load("train", recorded(), listener));
        assertEquals(
                recorded().size(), loader.load("train", recorded(), listener).size());
        assertEquals(List.of(), unreadable);
    }

    @Test
    void anEmotionThatCountsAsNoneIsNotEvenRead() {
        Utterance bored = MadeUpSpeech.row("bored", "1001", Emotion.BOREDOM);
        assertEquals(List.of(), loader(1, 1).load("train", List.of(Take.recorded(bored)), listener));
        assertEquals(0, reads.get());
        assertEquals(List.of(), unreadable);
    }

    @Test
    void versionsDependOnSeedRecordingAndNumberAlone() {
        List<Take> takes = List.of(Take.recorded(FIRST), new Take(FIRST, 1), new Take(FIRST, 2));
        float[][] all = values(loader(1, 1).load("train", takes, listener));
        assertEquals(1, reads.get(), "one decoding serves all versions");
        assertFalse(Arrays.equals(all[0], all[1]));
        assertFalse(Arrays.equals(all[1], all[2]));
        assertArrayEquals(all[2], values(loader(1, 1).load("train", takes.subList(2, 3), listener))[0]);
        assertFalse(Arrays.equals(all[1], values(loader(1, 2).load("train", takes.subList(1, 2), listener))[0]));
        assertArrayEquals(all[0], values(loader(1, 2).load("train", takes.subList(0, 1), listener))[0]);
    }

    private static float[][] values(List<Example> rows) {
        return rows.stream().map(row -> row.features().values()).toArray(float[][]::new);
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        FeatureLoader loader = loader(2, 1);
        loader.load("train", recorded(), listener);
        loader.load("test", recorded(), listener);
        assertEquals(12, reads.get());
    }

    @Test
    void loadersThatShareReadARecordingOnceForAllSeedsAndVersionsOncePerSeed() {
        FeatureLoader loader = loader(2, 1);
        loader.load("train", recorded(), listener);
        FeatureLoader other = loader.sharing(LabelSet.SIX, 2);
        assertArrayEquals(
                values(loader.load("train", recorded(), listener)), values(other.load("train", recorded(), listener)));
        assertEquals(12, reads.get());
        List<Take> version = List.of(new Take(FIRST, 1));
        float[][] ofTwo = values(other.load("train", version, listener));
        assertArrayEquals(values(loader(1, 2).load("train", version, listener)), ofTwo);
        assertFalse(Arrays.deepEquals(values(loader.load("train", version, listener)), ofTwo));
    }

    @Test
    void anUnreadableRecordingIsTriedAndNamedOnce() {
        List<Take> takes = List.of(Take.recorded(MadeUpSpeech.row("missing", "1001", Emotion.FEAR)));
        FeatureLoader loader = loader(1, 1);
        assertEquals(List.of(), loader.load("train", takes, listener));
        assertEquals(List.of(), loader.sharing(LabelSet.SIX, 2).load("test", takes, listener));
        assertEquals(List.of("missing: missing: no such file"), unreadable);
        assertEquals(1, reads.get());
    }

    @Test
    void anInterruptionStopsTheWork() {
        TrainingListener stop = new TrainingListener() {
            @Override
            public boolean interrupted() {
                return true;
            }
        };
        assertThrows(InterruptedTraining.class, () -> loader(2, 1).load("train", recorded(), stop));
        assertEquals(0, reads.get());
    }

    @Test
    void aFaultOfTheProgramIsNotTakenForAnUnreadableFile() {
        RecordingReader broken = utterance -> {
            throw new IllegalStateException("a fault");
        };
        FeatureLoader loader = new FeatureLoader(broken, Recipes.LOGMEL_64, LabelSet.SEVEN, 1, 2);
        assertThrows(IllegalStateException.class, () -> loader.load("train", recorded(), listener));
    }

    @Test
    void rowsAreKeptForTheNextRun(@TempDir Path folder) throws IOException {
        List<Take> takes = List.of(Take.recorded(FIRST), new Take(FIRST, 1));
        RecordingReader counting = utterance -> {
            reads.incrementAndGet();
            return SPEECH.read(utterance);
        };
        FeatureLoader first = new FeatureLoader(counting, ROW, LabelSet.SEVEN, 1, 1).keptIn(folder);
        float[][] computed = values(first.load("train", takes, listener));
        assertEquals(1, reads.get());
        FeatureLoader second = new FeatureLoader(counting, ROW, LabelSet.SEVEN, 1, 1).keptIn(folder);
        float[][] kept = values(second.load("train", takes.subList(0, 1), listener));
        assertEquals(1, reads.get(), "the recording itself was kept");
        assertArrayEquals(computed[0], kept[0]);
        assertArrayEquals(computed[1], values(second.load("train", takes.subList(1, 2), listener))[0]);
        assertEquals(2, reads.get(), "an augmented version is computed again");
        FeatureLoader frames = new FeatureLoader(counting, Recipes.LOGMEL_64, LabelSet.SEVEN, 1, 1).keptIn(folder);
        frames.load("train", takes.subList(0, 1), listener);
        try (Stream<Path> recipes = Files.list(folder)) {
            assertEquals(List.of(folder.resolve(ROW.id())), recipes.toList(), "frames are not kept");
        }
    }
}
