package org.intone.feature;

import java.util.Arrays;

/**
 * When the vocal folds close: one time for each period of a voice, as Praat's {@code To PointProcess (cc)}.
 *
 * <pre>
 * in every voiced stretch of a contour: the largest magnitude within half a period of its middle is the first pulse
 * to both sides: the next pulse lies 0.8 to 1.25 periods on, where the period around it is most like the period around the last
 * likeness: sum of products / sqrt(power * power), interpolated by a parabola; a pulse counts from 0.3 on,
 * beyond the stretch's edge one more from 0.7 on; the same signal's magnitude there must be 1 % (2.3 %) of the recording's
 * </pre>
 *
 * No voice gives no pulses. The samples must be finite. Immutable; serves all threads. Checked against Praat 6.3.07
 * (within 1 microsecond, but for one of 498
 * pulses of three voices).
 *
 * <p>Source: Praat's manual, "Sound &amp; Pitch: To PointProcess (cc)", and P. Boersma, Should jitter be measured by peak picking or
 * by waveform matching?, Folia Phoniatrica et Logopaedica 61, 2009.
 */
public final class GlottalPulses {
    private final double[] seconds;

    private GlottalPulses(double[] seconds) {
        this.seconds = seconds;
    }

    /** Of times that are known, in order. */
    public static GlottalPulses at(double... seconds) {
        return new GlottalPulses(seconds.clone());
    }

    /** Of a recording and its contour. */
    public static GlottalPulses of(float[] samples, int sampleRate, PitchContour contour) {
        PulseSearch search = new PulseSearch(samples, sampleRate, contour);
        int frames = contour.frames();
        double lastEnd = 0;
        for (int t = 0; t < frames; t++) {
            if (contour.isVoiced(t) && !contour.isVoiced(t - 1)) {
                int last = t;
                while (contour.isVoiced(last + 1)) {
                    last++;
                }
                double from = contour.seconds(t) - contour.hopSeconds() / 2;
                double to = contour.seconds(last) + contour.hopSeconds() / 2;
                search.stretch(Math.max(from, lastEnd), to);
                lastEnd = to;
            }
        }
        return new GlottalPulses(search.found());
    }

    /** How many there are. */
    public int count() {
        return seconds.length;
    }

    /** The time of pulse i. */
    public double seconds(int i) {
        return seconds[i];
    }

    @Override
    public String toString() {
        return Arrays.toString(seconds);
    }
}
