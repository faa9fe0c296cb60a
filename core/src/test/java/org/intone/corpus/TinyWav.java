package org.intone.corpus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;

/** Short WAV files as bytes. */
final class TinyWav {
    static final int RATE = 8000;

    private TinyWav() {}

    /** Half a second of noise of a peak below 0.5; another seed gives other samples. */
    static byte[] noise(long seed) {
        return scaled(seed, 0.5);
    }

    /** Half a second of noise below a peak. */
    static byte[] scaled(long seed, double peak) {
        return WavWriter.toBytes(noiseWaveform(seed, peak));
    }

    static byte[] stereoNoise(long seed) {
        return stereo(noiseWaveform(seed, 0.5));
    }

    /** Both channels the same. */
    static byte[] stereo(Waveform mono) {
        float[] twice = new float[2 * mono.length()];
        for (int n = 0; n < twice.length; n++) {
            twice[n] = mono.samples()[n / 2];
        }
        byte[] bytes = WavWriter.toBytes(mono.withSamples(twice));
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(22, (short) 2).putInt(28, 4 * mono.sampleRate()).putShort(32, (short) 4);
        return bytes;
    }

    private static Waveform noiseWaveform(long seed, double peak) {
        Random random = new Random(seed);
        float[] samples = new float[RATE / 2];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (peak * (2 * random.nextDouble() - 1));
        }
        return Waveform.of(samples, RATE);
    }
}
