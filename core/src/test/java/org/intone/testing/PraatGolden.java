package org.intone.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;

/** What Praat 6.3.07 measured, made by {@code tools/golden/make-praat}. */
public final class PraatGolden {
    /** The recordings, voices first. */
    public static final List<String> RECORDINGS =
            List.of("espeak_en_m", "espeak_f", "espeak_croak", "pulse120", "sweep", "noise", "silence");

    /** Those that have a voice. */
    public static final List<String> VOICES = RECORDINGS.subList(0, 3);

    private static final int WAV_RATE_AT = 24;
    private static final int WAV_HEADER_BYTES = 44;

    private PraatGolden() {}

    /** A recording. */
    public static Waveform recording(String name) {
        String folder = name.startsWith("espeak_f") || name.startsWith("espeak_croak") ? "praat/" : "wav/";
        ByteBuffer wav =
                ByteBuffer.wrap(Golden.bytes(folder + name + "_i16.wav")).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[wav.getInt(WAV_HEADER_BYTES - 4) / 2];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = wav.getShort(WAV_HEADER_BYTES + 2 * n) / 32768f;
        }
        return Waveform.of(samples, wav.getInt(WAV_RATE_AT));
    }

    /** The rows of one of {@code pitch}, {@code pulses}, {@code hnr} and {@code formants}. */
    public static double[][] table(String recording, String what) {
        return lines(recording, what).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** One of the measures of jitter and shimmer; 0 where Praat finds none. */
    public static double measure(String recording, String name) {
        return lines(recording, "voice").stream()
                .filter(line -> line.startsWith(name + ","))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String recording, String what) {
        byte[] bytes = Golden.bytes("praat/" + recording + "_" + what + ".csv");
        return new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList();
    }
}
