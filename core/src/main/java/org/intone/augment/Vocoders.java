package org.intone.augment;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.intone.signal.PhaseVocoder;

/** Phase vocoders that are not in use, since to make one takes a twentieth of the time to stretch a clip. Serves all threads. */
final class Vocoders {
    private static final double FRAME_SECONDS = 2048 / 22_050.0;
    private static final int LEAST_FFT_SIZE = 64;

    /** By size. There are never more than threads that stretched at the same time. */
    private final Map<Integer, Queue<PhaseVocoder>> idle = new ConcurrentHashMap<>();

    /** Stretches finite samples by frames of about 93 ms. */
    float[] stretch(float[] samples, int sampleRate, double rate) {
        int size = fftSize(sampleRate);
        Queue<PhaseVocoder> queue = idle.computeIfAbsent(size, key -> new ConcurrentLinkedQueue<>());
        PhaseVocoder vocoder = queue.poll();
        if (vocoder == null) {
            vocoder = new PhaseVocoder(size);
        }
        float[] stretched = vocoder.stretch(samples, rate);
        queue.add(vocoder);
        return stretched;
    }

    /** The power of two nearest to 93 ms. */
    private static int fftSize(int sampleRate) {
        long exponent = Math.round(Math.log(FRAME_SECONDS * sampleRate) / Math.log(2));
        return Math.max(LEAST_FFT_SIZE, 1 << exponent);
    }
}
