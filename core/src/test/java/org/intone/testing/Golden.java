package org.intone.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The reference files in {@code golden/} of the test resources, computed with librosa 0.11, soxr and libsndfile. */
public final class Golden {
    /** Samples a second of every signal. */
    public static final int RATE = 22_050;

    /** The signals of which librosa's features are here. */
    public static final List<String> SIGNALS = List.of("sweep", "noise", "silence", "pulse120", "espeak_en_m");

    private static final int WAV_HEADER_BYTES = 44;

    private Golden() {}

    /**
     * The bytes of a file, such as {@code wav/sweep_i16.wav}: of the test resources, or of {@code ../shared/golden} beside the
     * checkout, which holds the large ones too. Where neither has it the test is skipped.
     */
    public static byte[] bytes(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in != null) {
                return in.readAllBytes();
            }
            Path beside = beside(file);
            Assumptions.assumeTrue(beside != null, () -> "no ../shared/golden/" + file + " beside the checkout");
            return Files.readAllBytes(beside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(String file) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("golden").resolve(file);
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** The values of a NumPy file of float32 in C order, such as {@code sweep/mfcc20.npy}. */
    public static float[] npy(String file) {
        return NpyReader.parse(file, bytes(file)).values();
    }

    /** What librosa computed of a signal, with its shape. */
    public static NpyReader.Npy of(String signal, String feature) {
        String file = signal + "/" + feature + ".npy";
        return NpyReader.parse(file, bytes(file));
    }

    /** The samples of a signal, of 16 bits, full scale 1. */
    public static float[] signal(String name) {
        ByteBuffer wav = ByteBuffer.wrap(bytes("wav/" + name + "_i16.wav")).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[wav.getInt(WAV_HEADER_BYTES - 4) / 2];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = wav.getShort(WAV_HEADER_BYTES + 2 * n) / 32768f;
        }
        return samples;
    }

    /** Asserts that no value differs from the expected by more than a share of the expected array's largest magnitude. */
    public static void assertClose(float[] expected, float[] actual, double share, String what) {
        assertEquals(expected.length, actual.length, what + ": length");
        double peak = 1e-30;
        for (float value : expected) {
            peak = Math.max(peak, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) expected[i] - actual[i]) / peak;
            int at = i;
            assertTrue(
                    difference <= share,
                    () -> what + ": expected " + expected[at] + " at " + at + " but was " + actual[at] + ", off by "
                            + difference + " of the peak");
        }
    }
}
