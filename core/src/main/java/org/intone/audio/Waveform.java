package org.intone.audio;

import org.intone.signal.Resampler;

/**
 * One channel of sound: samples between -1 and 1 at a rate. Immutable by contract: {@link #samples()} is shared and never
 * written to.
 */
public final class Waveform {
    private final float[] samples;
    private final int sampleRate;
    private final int sourceChannels;

    /**
     * Wraps samples without a copy.
     *
     * @param samples full scale is 1; may be empty
     * @param sampleRate in Hz, positive
     * @param sourceChannels how many channels the source had before they became one; 1 or more
     */
    public Waveform(float[] samples, int sampleRate, int sourceChannels) {
        if (sampleRate <= 0) {
            throw new IllegalArgumentException("sampleRate must be positive, was " + sampleRate);
        }
        if (sourceChannels <= 0) {
            throw new IllegalArgumentException("sourceChannels must be positive, was " + sourceChannels);
        }
        this.samples = samples;
        this.sampleRate = sampleRate;
        this.sourceChannels = sourceChannels;
    }

    /** Wraps the samples of a source that had one channel. */
    public static Waveform of(float[] samples, int sampleRate) {
        return new Waveform(samples, sampleRate, 1);
    }

    /** The samples, shared: not to be written to. */
    public float[] samples() {
        return samples;
    }

    /** The number of samples. */
    public int length() {
        return samples.length;
    }

    /** Samples a second. */
    public int sampleRate() {
        return sampleRate;
    }

    /** The number of channels that the source had. */
    public int sourceChannels() {
        return sourceChannels;
    }

    /** Length in seconds. */
    public double durationSeconds() {
        return (double) samples.length / sampleRate;
    }

    /** The same sound at another rate, band-limited by {@link Resampler}; this waveform if the rate is its own. */
    public Waveform atRate(int otherRate) {
        if (otherRate == sampleRate) {
            return this;
        }
        return new Waveform(Resampler.of(sampleRate, otherRate).resample(samples), otherRate, sourceChannels);
    }

    /** The same source with other samples of the same rate. */
    public Waveform withSamples(float[] other) {
        return new Waveform(other, sampleRate, sourceChannels);
    }
}
