package org.intone.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.intone.audio.AudioFiles;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;

/**
 * A clip of something like speech: 3.7 s at 48 kHz in 16 bits, as most of RAVDESS's are.
 *
 * @param file the WAV
 * @param at22050 the clip at 22,050 Hz, as librosa loads it
 * @param at16000 the clip at 16,000 Hz
 */
record Clip(Path file, Waveform at22050, Waveform at16000) {
    static final int RATE = 48_000;
    private static final int SAMPLES = (int) (3.7 * RATE);

    /** Writes so many clips to a folder, each with a voice of its own; both are gone when the program ends. */
    static List<Clip> make(Path folder, int count) throws IOException {
        List<Clip> clips = new ArrayList<>();
        folder.toFile().deleteOnExit();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("clip" + i + ".wav");
            WavWriter.write(Waveform.of(speech(i), RATE), file);
            file.toFile().deleteOnExit();
            Waveform read = AudioFiles.read(file);
            clips.add(new Clip(file, read.atRate(22_050), read.atRate(16_000)));
        }
        return clips;
    }

    /** Syllables of a gliding buzz with two resonances, between half a second of faint noise at either end. */
    private static float[] speech(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double f0 = 90 + 15 * (seed % 10);
        float[] samples = new float[SAMPLES];
        double phase = 0;
        for (int n = 0; n < SAMPLES; n++) {
            double seconds = (double) n / RATE;
            phase += f0 * (1 + 0.2 * Math.sin(2 * Math.PI * 0.7 * seconds)) / RATE;
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 30; harmonic++) {
                double hz = harmonic * f0;
                double gain = 1 / (1 + Math.pow((hz - 600) / 300, 2)) + 0.4 / (1 + Math.pow((hz - 1800) / 400, 2));
                buzz += gain * Math.sin(2 * Math.PI * harmonic * phase);
            }
            boolean speaks = seconds > 0.5 && seconds < 3.2;
            double syllable = speaks ? Math.max(0, Math.sin(2 * Math.PI * 2.2 * seconds)) : 0;
            samples[n] = (float) (0.12 * syllable * buzz + 0.001 * (random.nextDouble() - 0.5));
        }
        return samples;
    }
}
