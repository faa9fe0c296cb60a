package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.intone.corpus.LeakException;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.model.DigestSet;
import org.intone.model.ModelFile;
import org.intone.model.TrainingFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of one row a recording teaches one of spectrograms, on made-up speech. */
class TeachingTest {
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(20, 3);
    private static final FitSettings FIT =
            new FitSettings(6, 8, 3e-3, 1e-2, true, new FitSettings.Patience(6, 0.5, 1e-5, 12));
    private static final Split SPLIT =
            SplitPlan.parse("speaker").split(SPEECH.rows(), 0, 7).get(0);

    @TempDir
    private static Path folder;

    private static Teacher teacher;

    @BeforeAll
    static void trainTheTeacher() throws IOException {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings("cnn1d", 0.05, "classic-162"),
                LabelSet.SIX,
                "speaker",
                0,
                FIT.withEpochs(12),
                7,
                1);
        RunFolder run = RunFolder.at(folder.resolve("teacher"));
        new TrainingRun(settings, SPEECH, 2).start(SPLIT, run, TrainingListener.SILENT);
        teacher = Teacher.open(run.model());
    }

    @AfterAll
    static void closeTheTeacher() {
        teacher.close();
    }

    private static TrainingRun student(TeachingSettings teaching, FitSettings fit, List<Utterance> unlabelled) {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings("cnn2d", 0.25, "logmel-64"), LabelSet.SIX, "speaker", 0, fit, 7, 1);
        return new TrainingRun(settings, SPEECH, 2).taughtBy(List.of(tutor()), teaching, unlabelled);
    }

    private static Tutor tutor() {
        return new Tutor(teacher, teacher.loader(SPEECH, 2));
    }

    private static TeachingSettings by(double labels, double probabilities, double vector) {
        return new TeachingSettings(teacher.digest(), 2, labels, probabilities, vector, 0);
    }

    /** Hears the epochs, and may stop after one. */
    private static final class Epochs implements TrainingListener {
        private final List<EpochFigures> figures = new ArrayList<>();
        private final AtomicInteger last = new AtomicInteger();
        private final int most;

        Epochs(int most) {
            this.most = most;
        }

        @Override
        public boolean interrupted() {
            return last.get() >= most;
        }

        @Override
        public void epoch(EpochFigures epoch, int epochs, double secondsLeft) {
            figures.add(epoch);
            last.set(epoch.epoch());
        }
    }

    private Map<String, float[]> weights(RunFolder run) throws IOException {
        return Checkpoint.read(run.checkpoint()).weights().values();
    }

    @Test
    void withoutAnyLabelTheStudentLearnsFromItsTeacherAlone() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("alone"));
        Epochs epochs = new Epochs(99);
        TrainingResult result =
                student(by(0, 1, 0.5), FIT.withEpochs(12), List.of()).start(SPLIT, run, epochs);
        double first = epochs.figures.get(0).lesson();
        double last = epochs.figures.get(11).lesson();
        assertTrue(last < 0.8 * first, first + " to " + last);
        double right = result.test().stream()
                .filter(outcome -> outcome.predicted() == outcome.truth())
                .count();
        assertTrue(
                right / result.test().size() > 0.35,
                "chance is 0.17, was " + right / result.test().size());
    }

    @Test
    void theProjectionIsTrainedAndIsNoPartOfTheModel() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("projected"));
        Epochs epochs = new Epochs(99);
        student(by(0.5, 0, 1), FIT, List.of()).start(SPLIT, run, epochs);
        assertTrue(epochs.figures.get(5).lesson() < epochs.figures.get(0).lesson(), epochs.figures.toString());
        Checkpoint last = Checkpoint.read(run.checkpoint());
        assertEquals(162 * 32, last.optimiser().values().get("projection.weight").length);
        assertFalse(last.weights().values().containsKey("projection.weight"));

        RunFolder plain = RunFolder.at(folder.resolve("plain"));
        student(by(0.5, 1, 0), FIT.withEpochs(1), List.of()).start(SPLIT, plain, TrainingListener.SILENT);
        long difference = Files.size(run.model()) - Files.size(plain.model());
        assertEquals(0.0, (double) difference, 2000, "of 20,736 bytes");
    }

    @Test
    void resumingGivesTheSameWeightsToTheLastBit() throws IOException {
        FitSettings fit =
                new FitSettings(3, 8, 3e-3, 1e-2, true, FIT.patience(), 0.1, new Pace(Pace.Curve.COSINE, 0.5, 1, 0.9));
        RunFolder whole = RunFolder.at(folder.resolve("whole"));
        student(by(0.5, 0.5, 1), fit, List.of()).start(SPLIT, whole, TrainingListener.SILENT);
        RunFolder halves = RunFolder.at(folder.resolve("halves"));
        student(by(0.5, 0.5, 1), fit, List.of()).start(SPLIT, halves, new Epochs(1));
        assertEquals(1, Checkpoint.read(halves.checkpoint()).state().epoch());
        student(by(0.5, 0.5, 1), fit, List.of()).resume(SPLIT, halves, TrainingListener.SILENT);
        Map<String, float[]> expected = weights(whole);
        weights(halves).forEach((name, values) -> assertArrayEquals(expected.get(name), values, name));

        TrainingRun otherwise = student(by(0.5, 0.6, 1), fit, List.of());
        String message = assertThrows(IOException.class, () -> otherwise.resume(SPLIT, halves, TrainingListener.SILENT))
                .getMessage();
        assertTrue(message.contains("\"probabilities\" : 0.5"), message);
    }

    @Test
    void speechWithoutLabelsIsLearnedFromAndCountsAsHeard() throws IOException {
        List<Take> labelled = SPLIT.train().subList(0, 24);
        List<Utterance> others =
                SPLIT.train().subList(24, 72).stream().map(Take::utterance).toList();
        Split few = new Split("speaker", 1, 1, labelled, SPLIT.dev(), SPLIT.test());
        RunFolder without = RunFolder.at(folder.resolve("without"));
        RunFolder with = RunFolder.at(folder.resolve("with"));
        AtomicInteger batches = new AtomicInteger();
        student(by(0.5, 0.5, 1), FIT.withEpochs(1), List.of()).start(few, without, TrainingListener.SILENT);
        student(by(0.5, 0.5, 1), FIT.withEpochs(1), others).start(few, with, new TrainingListener() {
            @Override
            public void batch(int epoch, int done, int total) {
                batches.set(total);
            }
        });
        assertEquals(9, batches.get(), "72 rows in batches of 8");
        assertFalse(Arrays.equals(
                weights(without).get("conv1.weight"), weights(with).get("conv1.weight")));
        TrainingFacts facts = ModelFile.read(with.model()).metadata().training();
        assertTrue(others.stream().allMatch(row -> facts.heard().contains(row.sha256())));
        assertTrue(facts.speakers().containsAll(teacher.metadata().training().speakers()));
        DigestSet heard = ModelFile.read(without.model()).metadata().training().heard();
        assertTrue(
                SPLIT.train().stream()
                        .allMatch(take -> heard.contains(take.utterance().sha256())),
                "what the teacher has heard, the student has at second hand");
    }

    @Test
    void aTeacherThatHasHeardTheTestIsRefusedInOneLine() {
        List<Split> folds = SplitPlan.parse("speaker:3").split(SPEECH.rows(), 0, 7);
        TrainingRun run = student(by(0.5, 0.5, 1), FIT, List.of());
        for (Split fold : folds) {
            LeakException e = assertThrows(
                    LeakException.class,
                    () -> run.start(fold, RunFolder.at(folder.resolve("leak")), TrainingListener.SILENT));
            assertTrue(e.getMessage().contains("leaks: it was trained on "), e.getMessage());
            assertTrue(e.getMessage().contains("(speaker, 7)"), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
        teacher.requireUnheard(SPLIT);
        Take known = SPLIT.train().get(0);
        Utterance copy = MadeUpSpeech.row(
                known.utterance().file(), "9999", known.utterance().emotion());
        Split copied = new Split("file", 1, 1, SPLIT.train(), SPLIT.dev(), List.of(Take.recorded(copy)));
        assertThrows(LeakException.class, () -> teacher.requireUnheard(copied));
    }

    @Test
    void aTeacherOfOtherClassesIsRefused() {
        TrainSettings seven = new TrainSettings(
                new NetworkSettings("cnn2d", 0.25, "logmel-64"), LabelSet.SEVEN, "speaker", 0, FIT, 7, 1);
        TrainingRun run = new TrainingRun(seven, SPEECH, 1);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> run.taughtBy(List.of(tutor()), by(1, 1, 1), List.of()))
                .getMessage();
        assertTrue(message.contains("tells apart"), message);
    }

    @Test
    void whatDevOrTestOrItsSpeakersHoldIsNotHeardWithoutLabelsEither() {
        List<Utterance> all = SPEECH.rows();
        Utterance strange = MadeUpSpeech.row("strange", "7777", all.get(0).emotion());
        Utterance twin = strange.withFile("strange too");
        List<Utterance> offered = new ArrayList<>(all);
        offered.addAll(List.of(strange, twin));
        assertEquals(List.of(strange), Unlabelled.beside(offered, SPLIT));
        String testSpeaker = SPLIT.test().get(0).utterance().speaker();
        Utterance ofTest = MadeUpSpeech.row("more", testSpeaker, all.get(0).emotion());
        assertEquals(List.of(), Unlabelled.beside(List.of(ofTest), SPLIT));
        String trainSpeaker = SPLIT.train().get(0).utterance().speaker();
        Utterance ofTrain = MadeUpSpeech.row("more", trainSpeaker, all.get(0).emotion());
        assertEquals(List.of(ofTrain), Unlabelled.beside(List.of(ofTrain), SPLIT));
    }

    @Test
    void severalTeachersSayTheMeanOfTheirLogarithmsAndTheFirstVector() {
        Lesson sure = new Lesson(new float[] {0.9f, 0.1f}, new float[0]);
        Lesson even = new Lesson(new float[] {0.5f, 0.5f}, new float[] {1, 2});
        Lesson joined = Lesson.joined(List.of(sure, even));
        assertArrayEquals(new float[] {0.75f, 0.25f}, joined.probabilities(), 1e-6f);
        assertArrayEquals(new float[] {1, 2}, joined.vector());
        assertEquals(sure, Lesson.joined(List.of(sure)));

        List<Utterance> few = SPEECH.rows().subList(0, 3);
        FeatureLoader deaf = teacher.loader(
                row -> {
                    if (row.file().equals(few.get(1).file())) {
                        throw new IOException("broken");
                    }
                    return SPEECH.read(row);
                },
                1);
        Map<Utterance, Lesson> lessons =
                Tutor.lessons(List.of(tutor(), new Tutor(teacher, deaf)), few, 2, TrainingListener.SILENT);
        assertEquals(2, lessons.size(), "the second could not hear one of the three");
        Lesson alone = teacher.lessons(few, tutor().described(), 2, TrainingListener.SILENT)
                .get(few.get(0));
        assertArrayEquals(alone.probabilities(), lessons.get(few.get(0)).probabilities(), 1e-6f);

        String one = Tutor.digest(List.of(teacher));
        assertEquals(teacher.digest(), one);
        assertNotEquals(one, Tutor.digest(List.of(teacher, teacher)));
    }

    @Test
    void probabilitiesAreSoftenedByTheTemperature() {
        assertArrayEquals(new float[] {0.75f, 0.25f}, Teacher.softened(new double[] {0.9, 0.1}, 2), 1e-6f);
        assertArrayEquals(new float[] {0.9f, 0.1f}, Teacher.softened(new double[] {0.9, 0.1}, 1), 1e-6f);
        float[] sure = Teacher.softened(new double[] {1, 0}, 2);
        assertEquals(1e-4, sure[1], 1e-6);
        assertThrows(IllegalArgumentException.class, () -> new TeachingSettings("", 0.5, 1, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new TeachingSettings("", 2, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new TeachingSettings("", 2, -1, 1, 1, 0));
    }
}
