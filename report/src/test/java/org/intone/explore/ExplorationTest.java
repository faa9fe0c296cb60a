package org.intone.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.intone.audio.AudioFault;
import org.intone.audio.Waveform;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.feature.FeatureColumn;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final SoundFacts FACTS = new SoundFacts(1, 16_000, 1, -20, 0.5, Set.of());

    /** A recipe of a few columns, of which the first are powers. */
    private record Columns(List<String> columns, int powers) implements Recipe {
        @Override
        public String name() {
            return "columns";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int sampleRate() {
            return 16_000;
        }

        @Override
        public List<FeatureColumn> described() {
            return powers == 0 ? List.of() : List.of(new FeatureColumn("p", powers, "power", "power of it", ""));
        }

        @Override
        public int windowFrames() {
            return 1;
        }

        @Override
        public float padValue() {
            return 0;
        }

        @Override
        public FeatureExtractor newExtractor() {
            throw new UnsupportedOperationException("nothing is extracted here");
        }
    }

    private static ExploredClip clip(String file, Emotion emotion, float... features) {
        return new ExploredClip(row(file, emotion, ""), FACTS, new FeatureMatrix(features, 1, features.length));
    }

    private static Utterance row(String file, Emotion emotion, String digest) {
        return new Utterance(
                file,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "own",
                "1",
                "",
                "",
                "",
                emotion,
                "",
                "",
                1,
                16_000,
                1,
                digest);
    }

    private static Exploration explore(List<ExploredClip> clips, String... columns) {
        return Exploration.of(clips, List.of(), new Columns(List.of(columns), 0));
    }

    @Test
    void powersAreComparedInDecibels() {
        FeatureSpace space = FeatureSpace.of(
                List.of(new FeatureMatrix(new float[] {0.01f, 3}, 1, 2), new FeatureMatrix(new float[] {0, 5}, 1, 2)),
                new Columns(List.of("p", "x"), 1));
        assertEquals(-20, space.value(0, 0), 1e-5);
        assertEquals(-100, space.value(1, 0), 1e-5);
        assertEquals(3, space.value(0, 1));
        assertEquals(List.of("dB", "1"), List.of(space.unit(0), space.unit(1)));
        assertEquals(List.of("power of it", ""), List.of(space.formula(0), space.formula(1)));
        assertEquals(1, space.z(0, 0), 1e-5);
        assertEquals(-1, space.z(0, 1), 1e-5);
    }

    @Test
    void theFeatureThatFollowsTheEmotionIsTheMostTelling() {
        Random random = new Random(2);
        List<ExploredClip> clips = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Emotion emotion = i % 2 == 0 ? Emotion.ANGER : Emotion.CALM;
            float telling = (i % 2 == 0 ? 1 : -1) + (float) random.nextGaussian() / 2;
            clips.add(clip("" + i, emotion, (float) random.nextGaussian(), telling, 2 * telling + 1));
        }
        List<TellingFeature> telling = explore(clips, "chance", "true", "copy").telling();
        assertEquals(2, telling.size(), "a feature and its copy were both chosen: " + telling);
        // Between 1, within 1/4: four fifths.
        assertEquals(0.8, telling.get(0).explained(), 0.03);
        assertEquals("chance", telling.get(1).name());
        assertEquals(0, telling.get(1).explained(), 0.02);
    }

    @Test
    void twoOfAKindAreEnough() {
        Random random = new Random(2);
        List<ExploredClip> clips = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            float[] values = new float[4];
            for (int d = 0; d < 4; d++) {
                values[d] = (float) random.nextGaussian() + (i % 2 == 0 ? (4 - d) / 8f : 0);
            }
            clips.add(clip("" + i, i % 2 == 0 ? Emotion.ANGER : Emotion.CALM, values));
        }
        List<TellingFeature> telling =
                explore(clips, "mel_0", "mel_1", "mel_2", "zcr").telling();
        assertEquals(3, telling.size(), telling.toString());
        assertEquals(
                2, telling.stream().filter(one -> one.name().startsWith("mel")).count());
    }

    @Test
    void theTypicalClipIsNearestToTheMeanAndTheUnusualOneFarthest() {
        List<ExploredClip> clips = List.of(
                clip("a", Emotion.ANGER, 0, 0),
                clip("b", Emotion.ANGER, 1, 1),
                clip("c", Emotion.ANGER, 5, 5),
                clip("d", Emotion.SADNESS, 9, 9));
        List<ClassExamples> examples = explore(clips, "x", "y").examples();
        assertEquals(
                List.of(Emotion.ANGER, Emotion.SADNESS),
                examples.stream().map(ClassExamples::emotion).toList());
        ClassExamples anger = examples.get(0);
        assertEquals("b", anger.typical().clip().row().file());
        assertEquals("c", anger.unusual().orElseThrow().clip().row().file());
        // Of 0, 1, 5, 9 the mean is 3.75.
        double deviation = Math.sqrt(50.75 / 4);
        assertEquals(1 / deviation, anger.typical().distance(), 1e-5);
        assertEquals(3 / deviation, anger.unusual().orElseThrow().distance(), 1e-5);
        assertTrue(examples.get(1).unusual().isEmpty());
    }

    @Test
    void theMapLiesAlongTheLongestAxes() {
        Random random = new Random(9);
        List<ExploredClip> clips = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            float along = (float) random.nextGaussian();
            float other = (float) random.nextGaussian();
            clips.add(clip("" + i, Emotion.FEAR, along, along, along, other));
        }
        Exploration exploration = explore(clips, "a", "b", "c", "d");
        FeatureMap map = exploration.map();
        assertEquals(0.75, map.share(0), 0.01);
        assertEquals(0.25, map.share(1), 0.01);
        for (int i = 0; i < 500; i++) {
            double expected = (exploration.space().z(i, 0) * 3) / Math.sqrt(3);
            assertEquals(expected, map.place(i, 0), 0.3);
        }
        assertTrue(exploration.telling().isEmpty(), "one emotion tells nothing apart");
    }

    @Test
    void constantFeaturesAndOneClipHaveAPlace() {
        Exploration one = explore(List.of(clip("a", Emotion.FEAR, 1, 2, 3)), "a", "b", "c");
        assertEquals(0, one.map().place(0, 0));
        assertEquals(0, one.map().share(0));
    }

    @Test
    void samplesThatAreThereTwiceAreFound() {
        FeatureMatrix features = new FeatureMatrix(new float[] {1}, 1, 1);
        List<ExploredClip> clips = List.of(
                new ExploredClip(row("a", Emotion.FEAR, "0f"), FACTS, features),
                new ExploredClip(row("b", Emotion.FEAR, "0f"), FACTS, features),
                new ExploredClip(row("c", Emotion.ANGER, "0f"), FACTS, features),
                new ExploredClip(
                        row("d", Emotion.ANGER, "1f"),
                        new SoundFacts(1, 8000, 2, -70, 0, Set.of(AudioFault.SILENT)),
                        features));
        FaultyFile gone = new FaultyFile("e", Fault.UNREADABLE, "no such file");
        List<FaultyFile> faults = Exploration.of(clips, List.of(gone), new Columns(List.of("x"), 0))
                .faults();
        assertEquals(
                List.of(
                        new FaultyFile("d", Fault.SILENT, ""),
                        new FaultyFile("b", Fault.DUPLICATE, "the same samples as a"),
                        new FaultyFile("c", Fault.CONFLICT, "the same samples as a"),
                        gone,
                        new FaultyFile("d", Fault.STEREO, "2 channels")),
                faults);
    }

    @Test
    void aFaultOfAStretchSaysWhichOne() {
        Utterance stretch = new Utterance(
                "talk.wav",
                OptionalDouble.of(12.5),
                OptionalDouble.of(14),
                "",
                "",
                "",
                "",
                "",
                Emotion.FEAR,
                "",
                "",
                0,
                0,
                0,
                "");
        SoundFacts silent = new SoundFacts(1.5, 8000, 1, -70, 0, Set.of(AudioFault.SILENT));
        ExploredClip clip = new ExploredClip(stretch, silent, new FeatureMatrix(new float[] {1}, 1, 1));
        assertEquals(
                List.of(new FaultyFile("talk.wav", Fault.SILENT, "the stretch from 12.5 s")),
                explore(List.of(clip), "x").faults());
    }

    @Test
    void soundFactsSurviveTheCache() {
        float[] samples = new float[48_000];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) Math.sin(2 * Math.PI * 997 * n / 48_000);
        }
        Waveform sine = new Waveform(samples, 48_000, 2);
        SoundFacts facts = SoundFacts.of(SoundFacts.RECIPE.newExtractor().extract(sine));
        assertEquals(1, facts.seconds());
        assertEquals(48_000, facts.sampleRate());
        assertEquals(2, facts.channels());
        assertEquals(-3.01, facts.loudnessLufs(), 0.01);
        assertEquals(1, facts.peak(), 1e-4);
        assertEquals(SoundFacts.of(sine).faults(), facts.faults());
        SoundFacts silence = SoundFacts.of(SoundFacts.RECIPE.newExtractor().extract(Waveform.of(new float[100], 8000)));
        assertEquals(Set.of(AudioFault.SILENT), silence.faults());
        assertEquals(-70, silence.loudnessLufs());
    }
}
