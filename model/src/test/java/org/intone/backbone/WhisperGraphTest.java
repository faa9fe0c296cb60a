package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.intone.model.OnnxGraph;
import org.intone.testing.NpyReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperGraphTest {
    /** Stands where the log-mel spectrum would. */
    private static final WhisperGraph.Front MEL = graph -> graph.input("mel", 1, 80, OnnxGraph.DYNAMIC);

    @TempDir
    private Path folder;

    private static GraphRun open(Path file, OptionalInt heads, WhisperGraph.Front front) throws Exception {
        try (WhisperWeights weights = WhisperWeights.open(file, heads)) {
            return new GraphRun(WhisperGraph.of(weights, front));
        }
    }

    private static void assertWithin(double tolerance, float[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, what + " at " + i);
        }
    }

    @Test
    void theGraphIsTheEncoderOfTheBook() throws Exception {
        ToyWhisper toy = new ToyWhisper();
        Path file = Files.write(folder.resolve("toy.pt"), toy.torch(TensorType.F16));
        Random random = new Random(3);
        try (GraphRun run = open(file, OptionalInt.empty(), MEL)) {
            for (int frames : new int[] {1, 2, 31, 100}) {
                double[][] mel = new double[80][frames];
                float[] flat = new float[80 * frames];
                for (int i = 0; i < flat.length; i++) {
                    flat[i] = (float) random.nextGaussian();
                    mel[i / frames][i % frames] = flat[i];
                }
                float[] actual = run.run("last", flat, 1, 80, frames);
                double[][] expected = new NaiveWhisper(toy).encode(mel);
                assertEquals((frames + 1) / 2 * 16, actual.length);
                for (int i = 0; i < actual.length; i++) {
                    assertEquals(expected[i / 16][i % 16], actual[i], 2e-5, frames + " frames, value " + i);
                }
            }
        }
    }

    @Test
    void everyBlockIsAnOutputOfAnyLength() throws Exception {
        Path file = Files.write(folder.resolve("toy.pt"), new ToyWhisper().torch(TensorType.F16));
        try (WhisperWeights weights = WhisperWeights.open(file, OptionalInt.empty());
                GraphRun run = new GraphRun(WhisperGraph.of(weights))) {
            for (int length : new int[] {400, 640, 1599, 16_000}) {
                int vectors = (length / 160 + 1) / 2;
                for (String output : new String[] {"embed", "layer0", "layer1", "last"}) {
                    float[] values = run.run(output, new float[length], 1, length);
                    assertEquals(vectors * 16, values.length, output + " of " + length);
                    for (float value : values) {
                        assertTrue(Float.isFinite(value));
                    }
                }
            }
        }
    }

    @Test
    @Tag("backbones")
    void theSharedToysGiveTheirOutput() throws Exception {
        NpyReader.Npy mel = SharedBackbones.npy("toy/mel_in.npy");
        NpyReader.Npy last = SharedBackbones.npy("toy/last_out.npy");
        for (String name : new String[] {"toy/whisper-toy.pt", "toy/whisper-toy.safetensors"}) {
            try (GraphRun run = open(SharedBackbones.file(name), OptionalInt.of(2), MEL)) {
                float[] actual = run.run("last", mel.values(), 1, mel.shape()[0], mel.shape()[1]);
                assertWithin(1e-4, last.values(), actual, name);
            }
        }
    }

    @Test
    @Tag("backbones")
    void theRealEncoderAgreesInEveryBlock() throws IOException, OrtException {
        Path file = SharedBackbones.file("whisper-tiny.en/model.safetensors");
        float[] samples =
                SharedBackbones.npy("whisper-tiny.en/espeak_en_m_16k.npy").values();
        try (WhisperWeights weights = WhisperWeights.open(file, OptionalInt.empty());
                GraphRun run = new GraphRun(WhisperGraph.of(weights))) {
            for (String output : new String[] {"embed", "layer0", "layer1", "layer2", "layer3", "last"}) {
                NpyReader.Npy expected = SharedBackbones.npy("whisper-tiny.en/espeak_en_m_" + output + ".npy");
                assertEquals("[114, 384]", Arrays.toString(expected.shape()));
                assertWithin(1e-3, expected.values(), run.run(output, samples, 1, samples.length), output);
            }
        }
    }
}
