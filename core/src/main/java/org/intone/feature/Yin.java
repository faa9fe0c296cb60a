package org.intone.feature;

import org.intone.signal.Frame;
import org.intone.signal.PitchRange;
import org.intone.signal.YinEstimator;

/**
 * The fundamental frequency of each frame, by itself: {@link YinEstimator} as a descriptor. For one thread.
 *
 * <p>It has a value for every frame, voiced or not; {@link org.intone.signal.Pyin} tells them apart.
 */
public final class Yin implements Descriptor {
    private final YinEstimator estimator;

    /** For signals of a rate in Hz, frames of N samples and a threshold of 0.1. */
    public Yin(int sampleRate, int frameSamples, PitchRange range) {
        this.estimator = new YinEstimator(sampleRate, frameSamples, range);
    }

    @Override
    public String name() {
        return "f0_yin";
    }

    @Override
    public String unit() {
        return "Hz";
    }

    @Override
    public String formula() {
        return "rate / the first period whose normalised difference has a trough below 0.1";
    }

    @Override
    public String source() {
        return "librosa.yin; de Cheveigné and Kawahara 2002";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        out[at] = (float) estimator.f0Hz(frame.samples());
    }
}
