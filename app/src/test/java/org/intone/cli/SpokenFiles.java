package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.intone.audio.WavRecording;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/** Recordings of made-up speech between pauses. */
final class SpokenFiles {
    static final int RATE = 16_000;

    /** A second of the room, two of a voice, a second of the room. */
    static final double SECONDS = 4;

    private SpokenFiles() {}

    /** The samples of one channel. */
    static float[] samples(long seed) {
        float[] samples = new float[(int) (SECONDS * RATE)];
        Random room = new Random(seed);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (2.5e-4 * room.nextGaussian());
        }
        Waveform voice = VoiceSynthesizer.speak(Voice.of(seed % 2 == 0, seed), Emotion.ANGER, 2, RATE, seed);
        for (int n = 0; n < voice.length() && RATE + n < samples.length; n++) {
            samples[RATE + n] += voice.samples()[n];
        }
        return samples;
    }

    /** A file of so many channels, each with a voice of its own. */
    static Path write(Path file, int channels) throws IOException {
        float[] interleaved = new float[channels * (int) (SECONDS * RATE)];
        for (int c = 0; c < channels; c++) {
            float[] samples = samples(c + 1);
            for (int n = 0; n < samples.length; n++) {
                interleaved[n * channels + c] = samples[n];
            }
        }
        try (WavRecording recording = new WavRecording(file, RATE, channels)) {
            recording.write(interleaved, 0, interleaved.length);
        }
        return file;
    }
}
