package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioSource;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.intone.emotion.Prediction;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipes;
import org.intone.feature.Windows;
import org.intone.testing.Sounds;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognizerTest {
    private static final Voice VOICE = Voice.of(true, 1);
    private static Recognizer recognizer;

    @BeforeAll
    static void open() throws ModelFormatException {
        recognizer = Recognizer.of(TestModels.model());
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    private static Waveform speech(double seconds, long seed) {
        return VoiceSynthesizer.speak(VOICE, seed % 2 == 0 ? Emotion.ANGER : Emotion.SADNESS, seconds, 16_000, seed);
    }

    /** The test model in plain loops: scaler, mean over time, dense layer, mean over windows, temperature. */
    private static double[] byHand(FeatureMatrix features) {
        ModelMetadata metadata = TestModels.metadata();
        int classes = metadata.labels().size();
        double[] scores = new double[classes];
        List<FeatureMatrix> windows = Windows.cut(features, TestModels.RECIPE);
        for (FeatureMatrix window : windows) {
            FeatureMatrix scaled = metadata.scaler().apply(window);
            double[] logits = new double[classes];
            for (int t = 0; t < scaled.frames(); t++) {
                for (int i = 0; i < classes * 64; i++) {
                    logits[i / 64] += scaled.at(t, i % 64) * (float) Math.sin(i + 1) / 8 / scaled.frames();
                }
            }
            double sum = Arrays.stream(logits).map(Math::exp).sum();
            for (int c = 0; c < classes; c++) {
                scores[c] += Math.log(Math.exp(logits[c]) / sum) / windows.size();
            }
        }
        double[] cooled =
                Arrays.stream(scores).map(score -> Math.exp(score / 1.25)).toArray();
        double sum = Arrays.stream(cooled).sum();
        return Arrays.stream(cooled).map(value -> value / sum).toArray();
    }

    @Test
    void answersAreThoseOfTheFormulas() {
        // 0.5 s is padded, 7 s is several windows, 100 s several batches of them.
        for (double seconds : new double[] {.5, 3, 7, 100}) {
            Waveform waveform = speech(seconds, 3);
            double[] expected = byHand(TestModels.RECIPE.newExtractor().extract(waveform));
            assertArrayEquals(expected, recognizer.probabilities(waveform), 1e-5, seconds + " s");
        }
    }

    @Test
    void theAnswerNamesTheMostProbableLabel() {
        Waveform waveform = speech(2, 4);
        double[] probabilities = recognizer.probabilities(waveform);
        Prediction prediction = recognizer.predict(waveform);
        assertEquals(
                LabelSet.SIX.labels(), List.copyOf(prediction.probabilities().keySet()));
        assertEquals(
                1,
                prediction.probabilities().values().stream().mapToDouble(p -> p).sum(),
                1e-12);
        double highest = Arrays.stream(probabilities).max().orElseThrow();
        assertEquals(highest, prediction.confidence());
        assertEquals(highest, prediction.probabilities().get(prediction.emotion()));
        assertEquals(highest < .5, prediction.uncertain());
        assertEquals(List.of("narrow band"), prediction.warnings(), "the synthesizer makes no hissing sounds");
    }

    @Test
    void theThresholdIsTheModels() throws ModelFormatException {
        Waveform waveform = speech(2, 4);
        double confidence = recognizer.predict(waveform).confidence();
        for (double threshold : new double[] {confidence, confidence + 1e-9}) {
            ModelMetadata metadata = TestModels.metadata().withCalibration(new Calibration(1.25, threshold));
            try (Recognizer strict = Recognizer.of(TestModels.model(metadata))) {
                assertEquals(threshold > confidence, strict.predict(waveform).uncertain());
            }
        }
    }

    @Test
    void silenceIsUncertainAndFinite() throws ModelFormatException {
        ModelMetadata sure = TestModels.metadata().withCalibration(Calibration.NONE);
        try (Recognizer neverUncertain = Recognizer.of(TestModels.model(sure))) {
            for (int length : new int[] {0, 1, 100, 48_000}) {
                Prediction prediction = neverUncertain.predict(Waveform.of(new float[length], 16_000));
                assertTrue(prediction.uncertain());
                assertEquals(List.of("silent"), prediction.warnings());
                prediction.probabilities().values().forEach(p -> assertTrue(Double.isFinite(p)));
            }
        }
    }

    @Test
    void faultsOfTheRecordingAreWarnedOf() {
        float[] loud = new float[16_000];
        for (int n = 0; n < loud.length; n++) {
            loud[n] = n / 40 % 2 == 0 ? 1 : -1;
        }
        loud[7] = Float.NaN;
        assertEquals(
                List.of("clipped", "no speech found"),
                recognizer.predict(Waveform.of(loud, 16_000)).warnings(),
                "a steady tone");
        assertTrue(recognizer.predict(Waveform.of(loud, 16_000)).uncertain());
        float[] click = Arrays.copyOf(loud, 1_000);
        assertTrue(recognizer.predict(Waveform.of(click, 16_000)).warnings().contains("too short"));
        assertTrue(recognizer.predict(Waveform.of(click, 16_000)).confidence() > 0);
    }

    @Test
    void filesAndSourcesGiveTheAnswerOfTheirSamples(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("clip.wav");
        WavWriter.write(speech(2, 9), file);
        Prediction prediction = recognizer.predict(file);
        assertEquals(prediction, recognizer.predict(AudioSource.of(file)));
        assertEquals(
                recognizer.predict(speech(2, 9)).confidence(),
                prediction.confidence(),
                1e-2,
                "but for 16-bit rounding");
        Path text = Files.writeString(folder.resolve("text.wav"), "no sound");
        assertThrows(AudioFormatException.class, () -> recognizer.predict(text));
    }

    @Test
    void eightThreadsGiveTheAnswersOfOne() throws InterruptedException, ExecutionException {
        List<Waveform> clips = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clips.add(speech(.4 + .2 * i, i));
        }
        List<Prediction> expected = clips.stream().map(recognizer::predict).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Prediction>> answers = new ArrayList<>();
            for (Waveform clip : clips) {
                answers.add(threads.submit(() -> recognizer.predict(clip)));
            }
            for (int i = 0; i < clips.size(); i++) {
                assertEquals(expected.get(i), answers.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingTwiceIsFineAndUseAfterwardsIsNot() throws ModelFormatException {
        Recognizer closed = Recognizer.of(TestModels.model());
        closed.close();
        closed.close();
        Waveform waveform = speech(1, 1);
        assertThrows(IllegalStateException.class, () -> closed.predict(waveform));
    }

    @Test
    void closingWaitsForTheCallsUnderWay() throws InterruptedException, ModelFormatException {
        Waveform waveform = speech(1, 1);
        Prediction expected = recognizer.predict(waveform);
        for (int round = 0; round < 10; round++) {
            Recognizer briefly = Recognizer.of(TestModels.model());
            List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
            Thread caller = new Thread(() -> {
                while (true) {
                    assertEquals(expected, briefly.predict(waveform));
                }
            });
            caller.setUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
            caller.start();
            Thread.sleep(5);
            briefly.close();
            caller.join();
            assertEquals("the model is closed", faults.get(0).getMessage());
        }
    }

    @Test
    void anUnknownRecipeIsRefusedByName(@TempDir Path folder) throws IOException {
        ModelMetadata known = TestModels.metadata();
        ModelMetadata unknown = new ModelMetadata(
                known.intone(),
                known.created(),
                known.labels(),
                "wavelet-12@3",
                known.scaler(),
                known.calibration(),
                known.network(),
                known.training(),
                known.measures(),
                known.licence());
        Path file = folder.resolve("model.onnx");
        TestModels.model(unknown).write(file);
        String message = assertThrows(ModelFormatException.class, () -> Recognizer.open(file))
                .getMessage();
        assertTrue(message.startsWith(file + ": found the recipe wavelet-12@3, expected one that"), message);
        assertTrue(message.contains(Recipes.LOGMEL_64.id()), message);
    }

    @Test
    void aGraphOfOtherWindowsIsRefusedWhenOpened() {
        int frames = TestModels.RECIPE.windowFrames() + 1;
        ModelFile model = ModelFile.of(TestModels.graph(frames, 64, 6), TestModels.metadata());
        String message = assertThrows(ModelFormatException.class, () -> Recognizer.of(model))
                .getMessage();
        assertTrue(message.startsWith("the model: found a graph that fails on one window"), message);
        assertFalse(message.contains("\n"));
    }

    @Test
    void aGraphOfOtherLabelsIsRefusedWhenOpened(@TempDir Path folder) throws IOException {
        ModelFile six = TestModels.model();
        ModelProto forged = ModelProto.parseFrom(six.bytes());
        StringStringEntryProto entry = StringStringEntryProto.newBuilder()
                .setKey(ModelFile.METADATA_KEY)
                .setValue(MetadataJson.write(TestModels.metadata(LabelSet.SEVEN, TestModels.RECIPE)))
                .build();
        byte[] body = forged.toBuilder()
                .clearMetadataProps()
                .addMetadataProps(entry)
                .build()
                .toByteArray();
        Path file = Files.write(folder.resolve("forged.onnx"), ModelSeal.close(body));
        String message = assertThrows(ModelFormatException.class, () -> Recognizer.open(file))
                .getMessage();
        assertEquals(file + ": found 6 logits, expected 7, one a label", message);
    }

    @Test
    void aGraphThatDoesNotLoadIsRefused() {
        OnnxGraph graph = new OnnxGraph("broken");
        OnnxValue x = graph.input(ModelFile.INPUT, OnnxGraph.DYNAMIC, TestModels.RECIPE.windowFrames(), 64);
        graph.output(ModelFile.OUTPUT, graph.node("NoSuchOperator", List.of(x)), OnnxGraph.DYNAMIC, 6);
        ModelFile model = ModelFile.of(graph, TestModels.metadata());
        String message = assertThrows(ModelFormatException.class, () -> Recognizer.of(model))
                .getMessage();
        assertTrue(message.startsWith("the model: found a graph that does not load"), message);
    }

    @Test
    void aGraphThatGivesNoNumbersIsRefused() {
        OnnxGraph graph = new OnnxGraph("nan");
        OnnxValue mean = graph.input(ModelFile.INPUT, OnnxGraph.DYNAMIC, TestModels.RECIPE.windowFrames(), 64)
                .mean(false, 1);
        float[] weight = new float[6 * 64];
        weight[70] = Float.NaN;
        OnnxValue logits =
                mean.linear(graph.constant("weight", weight, 6, 64), graph.constant("bias", new float[6], 6));
        graph.output(ModelFile.OUTPUT, logits, OnnxGraph.DYNAMIC, 6);
        ModelFile model = ModelFile.of(graph, TestModels.metadata());
        String message = assertThrows(ModelFormatException.class, () -> Recognizer.of(model))
                .getMessage();
        assertEquals("the model: found a logit of NaN, expected finite logits", message);
    }

    @Test
    void aModelOfAnotherRecipeRunsAsWell() throws ModelFormatException {
        ModelMetadata metadata = TestModels.metadata(LabelSet.SEVEN, Recipes.CLASSIC_2376);
        ModelFile model = ModelFile.of(TestModels.graph(1, 2376, 7), metadata);
        try (Recognizer classic = Recognizer.of(model)) {
            double[] probabilities = classic.probabilities(VoiceSynthesizer.speak(VOICE, Emotion.FEAR, 6, 22_050, 2));
            assertEquals(7, probabilities.length);
            assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
            assertEquals(metadata.recipe(), classic.metadata().recipe());
        }
    }

    @Test
    void aModelOfWholeRecordingsTakesEachAsLongAsItIs() throws ModelFormatException {
        ModelMetadata metadata = TestModels.metadata(LabelSet.SIX, Recipes.LOGMEL_80_SPEECH);
        ModelFile model = ModelFile.of(TestModels.graph((int) OnnxGraph.DYNAMIC, 80, 6), metadata);
        try (Recognizer recognizer = Recognizer.of(model)) {
            for (int seconds : new int[] {1, 2, 40}) {
                FeatureMatrix features =
                        recognizer.features(Waveform.of(Sounds.buzz(seconds * 16_000, 16_000, 120, 0.3), 16_000));
                double[] logits = new double[6];
                for (int i = 0; i < 6 * 80; i++) {
                    double z = (meanOfWindows(features, i % 80) - (-40 + 0.1f * (i % 80))) / (20 + 0.3f * (i % 80));
                    logits[i / 80] += (float) Math.sin(i + 1) / 8 * z;
                }
                double[] actual = recognizer.probabilities(features);
                double[] expected = metadata.calibration().probabilities(logits);
                assertArrayEquals(expected, actual, 1e-4, seconds + " s");
            }
        }
    }

    /** The mean over a recording's windows: with this graph, the mean of their logits is that of their means. */
    private static double meanOfWindows(FeatureMatrix features, int d) {
        double sum = 0;
        int count = 0;
        for (FeatureMatrix window : Windows.cut(features, Recipes.LOGMEL_80_SPEECH)) {
            for (int t = 0; t < window.frames(); t++) {
                sum += window.at(t, d);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void aGraphOfOneLengthIsNoModelOfWholeRecordings() {
        ModelMetadata metadata = TestModels.metadata(LabelSet.SIX, Recipes.LOGMEL_80_SPEECH);
        ModelFile model = ModelFile.of(TestModels.graph(3000, 80, 6), metadata);
        String message = assertThrows(ModelFormatException.class, () -> Recognizer.of(model))
                .getMessage();
        assertTrue(message.startsWith("the model: found a graph that fails on one window"), message);
    }
}
