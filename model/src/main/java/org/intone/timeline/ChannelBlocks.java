package org.intone.timeline;

import java.io.IOException;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;

/** A recording's channels, block by block. For one thread. */
interface ChannelBlocks {
    /** How many samples of each channel come at a time, at most. */
    int BLOCK = 1 << 13;

    int sampleRate();

    int channels();

    /**
     * Fills {@code samples[channel][n]}.
     *
     * @return how many of each; or -1 at the end
     */
    int read(float[][] samples) throws IOException;

    static ChannelBlocks of(MonoStream stream) {
        return mono(stream.sampleRate(), (samples, count) -> stream.read(samples, 0, count));
    }

    static ChannelBlocks of(Waveform waveform) {
        int[] at = new int[1];
        return mono(waveform.sampleRate(), (samples, count) -> {
            int some = Math.min(count, waveform.length() - at[0]);
            System.arraycopy(waveform.samples(), at[0], samples, 0, some);
            at[0] += some;
            return some == 0 ? -1 : some;
        });
    }

    /** Reads one channel. */
    @FunctionalInterface
    interface Reading {
        int read(float[] samples, int count) throws IOException;
    }

    private static ChannelBlocks mono(int sampleRate, Reading reading) {
        return new ChannelBlocks() {
            @Override
            public int sampleRate() {
                return sampleRate;
            }

            @Override
            public int channels() {
                return 1;
            }

            @Override
            public int read(float[][] samples) throws IOException {
                return reading.read(samples[0], BLOCK);
            }
        };
    }

    static ChannelBlocks of(AudioStream stream) {
        int channels = stream.channels();
        float[] interleaved = new float[BLOCK * channels];
        return new ChannelBlocks() {
            @Override
            public int sampleRate() {
                return stream.sampleRate();
            }

            @Override
            public int channels() {
                return channels;
            }

            @Override
            public int read(float[][] samples) throws IOException {
                int frames = stream.read(interleaved, 0, BLOCK);
                for (int n = 0; n < frames; n++) {
                    for (int c = 0; c < channels; c++) {
                        samples[c][n] = interleaved[n * channels + c];
                    }
                }
                return frames;
            }
        };
    }
}
