package org.intone.clean;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.signal.BiquadCascade;
import org.intone.signal.Butterworth;
import org.intone.signal.Samples;

/**
 * Lets a band of frequencies pass by a {@link Butterworth} filter, as designed for the rate of each recording.
 *
 * <p>An edge at half the rate or above has nothing to cut: a low pass leaves the recording as it is, a band pass is a high pass,
 * and a high pass leaves silence. Forwards the filter delays what lies near its edges; with {@code zeroPhase} it goes forwards and
 * backwards, without delay and with twice the order. Silence stays silence.
 */
public final class PassFilter implements Cleaning {
    private final int order;
    private final double lowHz;
    private final double highHz;
    private final boolean zeroPhase;

    private PassFilter(int order, double lowHz, double highHz, boolean zeroPhase) {
        if (order < 1 || order > Butterworth.MOST_ORDER) {
            throw new IllegalArgumentException("order must be 1 to " + Butterworth.MOST_ORDER + ", was " + order);
        }
        this.order = order;
        this.lowHz = lowHz;
        this.highHz = highHz;
        this.zeroPhase = zeroPhase;
    }

    /** Lets pass what lies above {@code cutoffHz}. */
    public static PassFilter high(int order, double cutoffHz) {
        return new PassFilter(order, positive("cutoffHz", cutoffHz), Double.POSITIVE_INFINITY, false);
    }

    /** Lets pass what lies below {@code cutoffHz}. */
    public static PassFilter low(int order, double cutoffHz) {
        return new PassFilter(order, 0, positive("cutoffHz", cutoffHz), false);
    }

    /** Lets pass what lies between the two. */
    public static PassFilter band(int order, double lowHz, double highHz) {
        if (!(positive("lowHz", lowHz) < positive("highHz", highHz))) {
            throw new IllegalArgumentException("lowHz must be below highHz, were " + lowHz + " and " + highHz);
        }
        return new PassFilter(order, lowHz, highHz, false);
    }

    /** The same filter forwards and backwards. */
    public PassFilter zeroPhase() {
        return new PassFilter(order, lowHz, highHz, true);
    }

    private static double positive(String name, double hz) {
        if (!(hz > 0 && hz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0, was " + hz);
        }
        return hz;
    }

    @Override
    public String name() {
        String edges = lowHz == 0
                ? "lowpass:" + Amounts.text(highHz)
                : Double.isInfinite(highHz)
                        ? "highpass:" + Amounts.text(lowHz)
                        : "bandpass:" + Amounts.text(lowHz) + "-" + Amounts.text(highHz);
        return edges + ":" + order + (zeroPhase ? ":zero" : "");
    }

    @Override
    public Waveform clean(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        double halfRate = waveform.sampleRate() / 2.0;
        if (lowHz >= halfRate) {
            return waveform.withSamples(new float[samples.length]);
        }
        BiquadCascade filter = filter(waveform.sampleRate(), highHz < halfRate);
        return waveform.withSamples(zeroPhase ? filter.filterZeroPhase(samples) : filter.filter(samples));
    }

    private BiquadCascade filter(int sampleRate, boolean cutsAbove) {
        if (lowHz > 0 && cutsAbove) {
            return Butterworth.bandPass(order, lowHz, highHz, sampleRate);
        }
        if (lowHz > 0) {
            return Butterworth.highPass(order, lowHz, sampleRate);
        }
        return cutsAbove ? Butterworth.lowPass(order, highHz, sampleRate) : new BiquadCascade(List.of());
    }
}
