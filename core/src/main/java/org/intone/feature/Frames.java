package org.intone.feature;

import org.intone.audio.Waveform;

/** What the frame-wise descriptors check alike. */
final class Frames {
    private Frames() {}

    static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
        }
        return value;
    }

    static Waveform atRate(Waveform waveform, int rate) {
        if (waveform.sampleRate() != rate) {
            throw new IllegalArgumentException("sampleRate must be " + rate + ", was " + waveform.sampleRate());
        }
        return waveform;
    }
}
