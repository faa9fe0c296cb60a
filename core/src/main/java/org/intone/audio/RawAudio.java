package org.intone.audio;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Samples without a header, as programs pipe them to one another; their rate and form is what the sender says. */
public final class RawAudio {
    /** How one sample lies in bytes; the names are FFmpeg's. */
    public enum Encoding {
        /** Integers of 16 bits, the low byte first. */
        S16LE(SampleFormat.INT_16_LITTLE),
        /** Floating point of 32 bits, the low byte first. */
        F32LE(SampleFormat.FLOAT_32_LITTLE);

        private final SampleFormat format;

        Encoding(SampleFormat format) {
            this.format = format;
        }

        SampleFormat format() {
            return format;
        }

        /** The name in small letters. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The encoding of a name.
         *
         * @throws IllegalArgumentException if there is none of this name
         */
        public static Encoding of(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("encoding must be one of "
                            + Arrays.stream(values()).map(Encoding::label).collect(Collectors.joining(", ")) + ", was "
                            + label));
        }
    }

    private RawAudio() {}

    /**
     * The samples of a stream of bytes to its end, which may come inside a frame: that frame is lost. A read waits until it has all
     * frames that were asked for, or the end.
     *
     * @param in taken over
     * @param sampleRate in Hz, {@link AudioLimits#MIN_SAMPLE_RATE} to {@link AudioLimits#MAX_SAMPLE_RATE}
     * @param channels 1 to {@link AudioLimits#MAX_CHANNELS}, whose samples alternate
     */
    public static AudioStream open(InputStream in, Encoding encoding, int sampleRate, int channels) {
        requireRange("sampleRate", sampleRate, AudioLimits.MIN_SAMPLE_RATE, AudioLimits.MAX_SAMPLE_RATE);
        requireRange("channels", channels, 1, AudioLimits.MAX_CHANNELS);
        return new PcmStream(in, new PcmStream.Layout(encoding.format, sampleRate, channels), Long.MAX_VALUE);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", was " + value);
        }
    }
}
