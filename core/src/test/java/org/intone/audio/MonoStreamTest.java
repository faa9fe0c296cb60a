package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MonoStreamTest {
    private static final int RATE = 8000;

    private static float[] ramp(int from, int to) {
        float[] samples = new float[to - from];
        for (int n = from; n < to; n++) {
            samples[n - from] = n / 131_072f;
        }
        return samples;
    }

    /** Channels that differ by the same above and below a ramp, in blocks of odd sizes. */
    private static MonoStream stream(int length, int channels, double maxSeconds) {
        AudioStream many = new AudioStream() {
            private int at;

            @Override
            public int sampleRate() {
                return RATE;
            }

            @Override
            public int channels() {
                return channels;
            }

            @Override
            public int read(float[] interleaved, int offset, int frames) {
                int count = Math.min(Math.min(frames, 777), length - at);
                for (int n = 0; n < count; n++) {
                    for (int c = 0; c < channels; c++) {
                        float apart = channels == 1 ? 0 : (2f * c / (channels - 1) - 1) / 8;
                        interleaved[(offset + n) * channels + c] = (at + n) / 131_072f + apart;
                    }
                }
                at += count;
                return count == 0 ? -1 : count;
            }

            @Override
            public void close() {
                at = length;
            }
        };
        return new MonoStream(many, "x.wav", new AudioLimits(maxSeconds));
    }

    @Test
    void channelsBecomeTheirMean() throws IOException {
        for (int channels : new int[] {1, 2, 3, 5}) {
            Waveform whole = stream(100_000, channels, 100).readAll();
            assertArrayEquals(ramp(0, 100_000), whole.samples(), channels + " channels");
            assertEquals(channels, whole.sourceChannels());
            assertEquals(RATE, whole.sampleRate());
        }
    }

    @Test
    void aPartIsWhatLiesBetween() throws IOException {
        MonoStream part = stream(50_000, 2, 1);
        assertTrue(part.skip(40_000));
        part.endAt(45_000);
        assertArrayEquals(ramp(40_000, 45_000), part.readAll().samples());
        assertEquals(45_000, part.position());
        assertEquals(-1, part.read(new float[10], 0, 10));
        assertFalse(stream(50_000, 1, 1).skip(50_001));
    }

    @Test
    void moreThanTheLimitIsRefused() throws IOException {
        assertEquals(8000, stream(8000, 1, 1).readAll().length());
        AudioFormatException problem = assertThrows(
                AudioFormatException.class, () -> stream(8001, 1, 1).readAll());
        assertEquals("x.wav: is longer than 1 s, the limit for one recording", problem.getMessage());
    }

    @Test
    void theDigestIsThatOfTheWaveform() throws IOException {
        String whole = AudioDigest.sha256(Waveform.of(ramp(0, 33_333), RATE));
        assertEquals(whole, AudioDigest.sha256(() -> stream(33_333, 2, 100)));
        float[] other = ramp(0, 33_333);
        other[33_332] += 0.5f;
        assertFalse(whole.equals(AudioDigest.sha256(Waveform.of(Arrays.copyOf(other, 33_333), RATE))));
    }
}
