package org.intone.microphone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.intone.audio.AudioStream;
import org.intone.audio.RawAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveStreamTest {
    private static AudioStream raw(InputStream in) {
        return RawAudio.open(in, RawAudio.Encoding.F32LE, 1000, 2);
    }

    @Test
    void givesWhatTheSourceGivesForAnySizesOfBlocks() throws IOException {
        Random random = new Random(4);
        float[] samples = new float[2 * 5017];
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = random.nextFloat() - 0.5f;
            bytes.putFloat(samples[n]);
        }
        float[] heard = new float[samples.length + 2000];
        int at = 0;
        try (LiveStream live = new LiveStream(raw(new ByteArrayInputStream(bytes.array())), () -> false)) {
            assertEquals(2, live.channels());
            int count = live.read(heard, 0, 1);
            while (count > 0) {
                at += count;
                count = live.read(heard, at, 1 + random.nextInt(170));
            }
            assertEquals(0, live.secondsAhead());
        }
        assertEquals(5017, at);
        assertArrayEquals(samples, Arrays.copyOf(heard, samples.length));
    }

    @Test
    void whatGoesWrongIsToldAfterTheSoundBefore() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 800;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("the cable was pulled");
                }
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        try (LiveStream live = new LiveStream(raw(broken), () -> false)) {
            float[] block = new float[400];
            int frames = 0;
            while (frames < 100) {
                frames += live.read(block, 0, 100);
            }
            String message = assertThrows(IOException.class, () -> live.read(block, 0, 100))
                    .getMessage();
            assertTrue(message.contains("the cable was pulled"), message);
        }
    }
}
