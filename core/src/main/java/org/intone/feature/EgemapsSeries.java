package org.intone.feature;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The low-level descriptors of a recording over time, one value a frame of 10 ms each.
 *
 * <pre>
 * of(descriptor)[t], t &lt; frames; NaN where there is no voice and the descriptor needs one, or it has no value
 * </pre>
 *
 * An hour takes 39 MB. For one thread while it grows.
 */
final class EgemapsSeries {
    /** From one frame to the next. */
    static final double HOP_SECONDS = 0.01;

    /** Frames whose peak is below this share of the recording's have no voice, as Praat has it. */
    private static final float SILENCE = 0.03f;

    private static final EgemapsDescriptor[] ALL = EgemapsDescriptor.values();

    private final Map<EgemapsDescriptor, float[]> values = new EnumMap<>(EgemapsDescriptor.class);
    private int capacity = 256;
    private int frames;

    EgemapsSeries() {
        for (EgemapsDescriptor descriptor : ALL) {
            values.put(descriptor, new float[capacity]);
        }
    }

    int frames() {
        return frames;
    }

    /** Adds a frame of NaN. */
    void grow() {
        if (frames == capacity) {
            capacity += capacity / 2;
            values.replaceAll((descriptor, series) -> Arrays.copyOf(series, capacity));
        }
        for (EgemapsDescriptor descriptor : ALL) {
            values.get(descriptor)[frames] = Float.NaN;
        }
        frames++;
    }

    void set(EgemapsDescriptor descriptor, int t, double value) {
        values.get(descriptor)[t] = (float) value;
    }

    float get(EgemapsDescriptor descriptor, int t) {
        return values.get(descriptor)[t];
    }

    /** A copy of one descriptor's values. */
    float[] of(EgemapsDescriptor descriptor) {
        return Arrays.copyOf(values.get(descriptor), frames);
    }

    boolean isVoiced(int t) {
        return !Float.isNaN(get(EgemapsDescriptor.F0, t));
    }

    /** Takes the voice from the frames that are silent beside the loudest, which is known at the end only. */
    void finish() {
        float loudest = 0;
        for (int t = 0; t < frames; t++) {
            loudest = Math.max(loudest, get(EgemapsDescriptor.PEAK, t));
        }
        for (int t = 0; t < frames; t++) {
            boolean voiced = isVoiced(t) && get(EgemapsDescriptor.PEAK, t) >= SILENCE * loudest;
            for (EgemapsDescriptor descriptor : ALL) {
                if (descriptor.isVoiced() && !voiced) {
                    set(descriptor, t, Float.NaN);
                }
            }
        }
    }

    /**
     * A descriptor's values, each the mean of its own and its neighbours', where the voice is as asked; NaN elsewhere. Frames that
     * do not count do not count as neighbours, so nothing is smoothed across the edges of a voice.
     */
    float[] smoothed(EgemapsDescriptor descriptor, Voicing voicing) {
        float[] raw = of(descriptor);
        for (int t = 0; t < frames; t++) {
            if (voicing != Voicing.ANY && isVoiced(t) != (voicing == Voicing.VOICED)) {
                raw[t] = Float.NaN;
            }
        }
        float[] smooth = new float[frames];
        for (int t = 0; t < frames; t++) {
            double sum = 0;
            int count = 0;
            for (int i = Math.max(0, t - 1); i <= Math.min(frames - 1, t + 1); i++) {
                if (!Float.isNaN(raw[i])) {
                    sum += raw[i];
                    count++;
                }
            }
            smooth[t] = Float.isNaN(raw[t]) ? Float.NaN : (float) (sum / count);
        }
        return smooth;
    }

    /** Which frames count. */
    enum Voicing {
        /** All. */
        ANY("over all frames"),
        /** Those with a voice. */
        VOICED("over the voiced frames"),
        /** Those without. */
        UNVOICED("over the unvoiced frames");

        private final String words;

        Voicing(String words) {
            this.words = words;
        }

        /** For formulas. */
        String words() {
            return words;
        }
    }
}
