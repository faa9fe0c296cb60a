package org.intone.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.junit.jupiter.api.Test;

class LiveSoundTest {
    private static final int RATE = 48_000;
    private static final int SECONDS = 4;

    /** Bytes of which only some have been sent, and how many were asked for. */
    private static final class Line extends InputStream {
        private final byte[] bytes;
        private final int mostAtOnce;
        private int taken;

        Line(byte[] bytes, int mostAtOnce) {
            this.bytes = bytes;
            this.mostAtOnce = mostAtOnce;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("one byte at a time is slow");
        }

        @Override
        public int read(byte[] to, int offset, int count) {
            int read = Math.min(Math.min(count, mostAtOnce), bytes.length - taken);
            System.arraycopy(bytes, taken, to, offset, read);
            taken += read;
            return read == 0 ? -1 : read;
        }
    }

    private static float[] tone() {
        float[] tone = new float[SECONDS * RATE];
        for (int n = 0; n < tone.length; n++) {
            tone[n] = (float) (0.3 * Math.sin(2 * Math.PI * 440 * n / RATE));
        }
        return tone;
    }

    private static float[] decoded(InputStream in) throws IOException {
        try (MonoStream mono = new MonoStream(LiveSound.open(in, "live"), "live", AudioLimits.STANDARD)) {
            return mono.readAll().samples();
        }
    }

    @Test
    void whatIsSentInPiecesIsWhatAFileHolds() throws IOException {
        for (String container : new String[] {"webm", "ogg"}) {
            byte[] file = MediaEncoder.encode(container, "libopus", RATE, tone());
            float[] whole;
            try (MonoStream mono = new MonoStream(
                    new FfmpegReader().open(AudioSource.of(file, "file")), "file", AudioLimits.STANDARD)) {
                whole = mono.readAll().samples();
            }
            assertTrue(whole.length > (SECONDS - 1) * RATE);
            for (int piece : new int[] {1, 100, 1 << 20}) {
                assertArrayEquals(whole, decoded(new Line(file, piece)), container + " in pieces of " + piece);
            }
        }
    }

    /** A second of what was sent is heard before much more is asked for: a reader that waited for the end would hear nothing of a microphone. */
    @Test
    void soundComesOutWhileTheRestIsNotSentYet() throws IOException {
        byte[] file = MediaEncoder.encode("webm", "libopus", RATE, tone());
        Line line = new Line(file, 200);
        try (AudioStream stream = LiveSound.open(line, "live")) {
            float[] block = new float[RATE];
            int heard = 0;
            while (heard < RATE) {
                heard += stream.read(block, 0, RATE - heard);
            }
            double share = (double) line.taken / file.length;
            assertTrue(share < 0.5, "a second of " + SECONDS + " needed " + share + " of the bytes");
        }
    }

    @Test
    void whatEndsEarlyIsHeardAsFarAsItWent() throws IOException {
        byte[] file = MediaEncoder.encode("webm", "libopus", RATE, tone());
        float[] half = decoded(new ByteArrayInputStream(Arrays.copyOf(file, file.length / 2)));
        assertTrue(half.length > RATE && half.length < 3 * RATE, "samples: " + half.length);
    }

    @Test
    void whatIsNoSoundAndWhatFailsIsSaid() {
        byte[] text = "hello ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        assertThrows(AudioFormatException.class, () -> decoded(new Line(text, 500)));
        assertThrows(AudioFormatException.class, () -> decoded(new Line(new byte[0], 500)));
        IOException broken = new IOException("the line is dead");
        InputStream dead = new InputStream() {
            @Override
            public int read() throws IOException {
                throw broken;
            }

            @Override
            public int read(byte[] to, int offset, int count) throws IOException {
                throw broken;
            }
        };
        IOException said = assertThrows(IOException.class, () -> decoded(dead));
        assertEquals(broken, said);
    }
}
