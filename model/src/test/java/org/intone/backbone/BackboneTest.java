package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intone.audio.Waveform;
import org.intone.feature.FeatureMatrix;
import org.intone.model.ModelFormatException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneTest {
    @TempDir
    private static Path folder;

    private static BackboneStore store;
    private static Backbone toy;

    @BeforeAll
    static void open() throws IOException {
        store = new BackboneStore(folder);
        Path weights = Files.write(folder.resolve("toy.pt"), new ToyWhisper().torch(TensorType.F16));
        BackboneImport.run(weights, store.file("toy"), BackboneImport.Options.NONE);
        toy = store.open("toy");
    }

    @AfterAll
    static void close() {
        toy.close();
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = (float) random.nextGaussian() * 0.1f;
        }
        return samples;
    }

    private static List<FeatureMatrix> embed(float... samples) {
        return toy.embed(Waveform.of(samples, 16_000));
    }

    private static void assertFinite(List<FeatureMatrix> layers, int frames, String what) {
        assertEquals(3, layers.size());
        for (FeatureMatrix layer : layers) {
            assertEquals(frames, layer.frames(), what);
            assertEquals(16, layer.features(), what);
            for (float value : layer.values()) {
                assertTrue(Float.isFinite(value), what);
            }
        }
    }

    @Test
    void everyLayerHasFiftyVectorsASecond() {
        assertFinite(embed(noise(32_000, 1)), 100, "2 s");
        assertFinite(embed(noise(16_161, 1)), 51, "101 frames");
    }

    @Test
    void badInputStaysFinite() {
        assertFinite(embed(), 1, "nothing");
        assertFinite(embed(1), 1, "one sample");
        assertFinite(embed(noise(399, 2)), 1, "short of a window");
        assertFinite(embed(new float[8000]), 25, "silence");
        float[] level = new float[8000];
        Arrays.fill(level, 1);
        assertFinite(embed(level), 25, "a constant");
        float[] wild = noise(8000, 3);
        wild[10] = Float.NaN;
        wild[20] = Float.POSITIVE_INFINITY;
        wild[30] = -Float.MAX_VALUE;
        assertFinite(embed(wild), 25, "NaN and infinities");
        assertFinite(toy.embed(Waveform.of(noise(4000, 4), 8000)), 25, "8 kHz");
        assertFinite(toy.embed(Waveform.of(noise(96_000, 4), 192_000)), 25, "192 kHz");
    }

    @Test
    void longRecordingsAreTheirPartsOneBehindTheOther() {
        // The toy hears 3 s at a time; 4 s are two parts of 2 s.
        float[] samples = noise(64_000, 5);
        List<FeatureMatrix> whole = embed(samples);
        List<FeatureMatrix> first = embed(Arrays.copyOf(samples, 32_000));
        List<FeatureMatrix> second = embed(Arrays.copyOfRange(samples, 32_000, 64_000));
        assertFinite(whole, 200, "4 s");
        for (int i = 0; i < whole.size(); i++) {
            float[] all = whole.get(i).values();
            assertArrayEquals(first.get(i).values(), Arrays.copyOf(all, 1600));
            assertArrayEquals(second.get(i).values(), Arrays.copyOfRange(all, 1600, 3200));
        }
        assertFinite(embed(noise(48_000, 6)), 150, "as long as one part may be");
        assertFinite(embed(noise(48_001, 6)), 150, "one sample more");
    }

    @Test
    void partsAreEvenAndWhole() {
        assertEquals(480_000, Backbone.partLength(480_000, 480_000));
        assertEquals(240_320, Backbone.partLength(480_001, 480_000));
        assertEquals(248_000, Backbone.partLength(496_000, 480_000));
        assertEquals(320, Backbone.partLength(1, 480_000));
        for (int samples = 1; samples < 400_000; samples += 977) {
            int length = Backbone.partLength(samples, 48_000);
            assertTrue(
                    length <= 48_000 && length % 320 == 0 && (long) length * ((samples + 47_999) / 48_000) >= samples);
        }
    }

    @Test
    void oneServesAllThreads() throws Exception {
        List<float[]> clips = new ArrayList<>();
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            clips.add(noise(3000 + 1111 * i, i));
            expected.add(embed(clips.get(i)).get(2).values());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                float[] clip = clips.get(i % 12);
                calls.add(() -> embed(clip).get(2).values());
            }
            List<Future<float[]>> results = threads.invokeAll(calls);
            for (int i = 0; i < 48; i++) {
                assertArrayEquals(expected.get(i % 12), results.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void samplesOfTheWav2vec2KindAreStandardised() throws IOException {
        Path weights = TestGraphs.write(folder.resolve("w.onnx"), TestGraphs.wav2vec2("input_values"));
        float[] samples = new float[1040];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = n % 2 == 0 ? 0.75f : 0.25f;
        }
        Waveform waveform = Waveform.of(samples, 16_000);
        BackboneImport.run(weights, store.file("w"), BackboneImport.Options.NONE);
        try (Backbone backbone = store.open("w")) {
            List<FeatureMatrix> layers = backbone.embed(waveform);
            // Mean 0.5, deviation 0.25: sample 0 becomes 1, sample 1 becomes -1; three frames.
            assertArrayEquals(new float[] {1, -1, 1, -1, 1, -1}, layers.get(0).values(), 1e-5f);
            assertArrayEquals(new float[] {2, -2, 2, -2, 2, -2}, layers.get(1).values(), 1e-5f);
            assertArrayEquals(
                    new float[] {0, 0},
                    backbone.embed(Waveform.of(new float[0], 16_000)).get(0).values());
        }
        BackboneImport.run(
                weights, store.file("w"), new BackboneImport.Options("", "", OptionalInt.empty(), Optional.of(false)));
        try (Backbone backbone = store.open("w")) {
            assertArrayEquals(
                    new float[] {.75f, .25f, .75f, .25f, .75f, .25f},
                    backbone.embed(waveform).get(0).values());
        }
    }

    @Test
    void aDamagedFileIsNotRun() throws IOException {
        byte[] bytes = Files.readAllBytes(store.file("toy"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(store.file("damaged"), bytes);
        String message = assertThrows(ModelFormatException.class, () -> store.open("damaged"))
                .getMessage();
        assertTrue(message.contains("found a file that is damaged or no backbone"), message);
    }

    @Test
    void aClosedOneSaysSo() throws IOException {
        Backbone closed = store.open("toy");
        assertEquals(toy.id(), closed.id());
        closed.close();
        closed.close();
        Waveform waveform = Waveform.of(new float[400], 16_000);
        assertEquals(
                "the model is closed",
                assertThrows(IllegalStateException.class, () -> closed.embed(waveform))
                        .getMessage());
    }

    @Test
    @Tag("backbones")
    void theRealEncoderAgreesThroughItsFile() throws IOException {
        Path weights = SharedBackbones.file("whisper-tiny.en/model.safetensors");
        float[] samples =
                SharedBackbones.npy("whisper-tiny.en/espeak_en_m_16k.npy").values();
        BackboneImport.run(weights, store.file("whisper-tiny.en"), BackboneImport.Options.NONE);
        try (Backbone backbone = store.open("whisper-tiny.en")) {
            assertEquals(
                    List.of("layer0", "layer1", "layer2", "layer3", "last"),
                    backbone.metadata().layers());
            List<FeatureMatrix> layers = backbone.embed(Waveform.of(samples, 16_000));
            for (int i = 0; i < 5; i++) {
                String name = backbone.metadata().layers().get(i);
                float[] expected = SharedBackbones.npy("whisper-tiny.en/espeak_en_m_" + name + ".npy")
                        .values();
                assertArrayEquals(expected, layers.get(i).values(), 1e-3f, name);
            }
            assertEquals(
                    1550,
                    backbone.embed(Waveform.of(noise(31 * 16_000, 9), 16_000))
                            .get(4)
                            .frames());
        }
    }
}
