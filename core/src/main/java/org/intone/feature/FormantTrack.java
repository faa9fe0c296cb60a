package org.intone.feature;

import java.util.Arrays;

/**
 * The resonances of the vocal tract over time, the lowest first.
 *
 * <pre>
 * frame t lies at firstSeconds + t hopSeconds;  hz[t * formants + i], bandwidthHz[t * formants + i];  NaN where there is none
 * </pre>
 *
 * Immutable by contract. Serves all threads.
 */
public final class FormantTrack {
    private final BoersmaFrames frames;
    private final double hopSeconds;
    private final int formants;
    private final float[] hz;
    private final float[] bandwidthHz;

    FormantTrack(BoersmaFrames frames, double hopSeconds, int formants) {
        this.frames = frames;
        this.hopSeconds = hopSeconds;
        this.formants = formants;
        this.hz = new float[frames.frames() * formants];
        this.bandwidthHz = new float[frames.frames() * formants];
        Arrays.fill(hz, Float.NaN);
        Arrays.fill(bandwidthHz, Float.NaN);
    }

    void set(int t, int i, double frequency, double bandwidth) {
        hz[t * formants + i] = (float) frequency;
        bandwidthHz[t * formants + i] = (float) bandwidth;
    }

    /** The number of frames. */
    public int frames() {
        return frames.frames();
    }

    /** How many formants a frame may have. */
    public int formants() {
        return formants;
    }

    /** The middle of frame t. */
    public double seconds(int t) {
        return frames.firstSeconds() + t * hopSeconds;
    }

    /** The frequency of formant i, from 0, in frame t; NaN if there is none. */
    public float hz(int t, int i) {
        return hz[t * formants + i];
    }

    /** How wide its peak is 3 dB below its top; NaN if there is none. */
    public float bandwidthHz(int t, int i) {
        return bandwidthHz[t * formants + i];
    }

    /** One formant's frequency over all frames, NaN where there is none; a new array. */
    public float[] series(int i) {
        float[] series = new float[frames()];
        for (int t = 0; t < series.length; t++) {
            series[t] = hz(t, i);
        }
        return series;
    }
}
