package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PipeSourceTest {
    private static final Waveform WAVEFORM = Waveform.of(new float[] {0.5f, -0.25f, 0, 0.125f}, 8000);

    @Test
    void aPipeIsHeardAsAFileIs() throws IOException {
        AudioSource pipe = AudioSource.ofPipe(new ByteArrayInputStream(WavWriter.toBytes(WAVEFORM)), "-");
        Waveform heard = AudioFiles.read(pipe);
        assertArrayEquals(WAVEFORM.samples(), heard.samples());
        String message =
                assertThrows(IOException.class, () -> AudioFiles.read(pipe)).getMessage();
        assertEquals("-: can be read only once", message);
    }

    @Test
    void noMoreIsReadThanIsAskedFor() throws IOException {
        byte[] wav = WavWriter.toBytes(Waveform.of(new float[1 << 20], 16_000));
        long[] read = new long[1];
        InputStream counting = new ByteArrayInputStream(wav) {
            @Override
            public synchronized int read(byte[] to, int offset, int count) {
                int some = super.read(to, offset, count);
                read[0] += Math.max(0, some);
                return some;
            }
        };
        try (AudioStream stream = AudioFiles.open(AudioSource.ofPipe(counting, "-"))) {
            assertEquals(100, stream.read(new float[100], 0, 100));
            assertTrue(read[0] < 50_000, "bytes read for 100 samples: " + read[0]);
        }
    }

    @Test
    void whatAHeaderDeclaresIsKnownBeforeItIsRead() throws IOException {
        AudioSource whole = AudioSource.of(WavWriter.toBytes(WAVEFORM), "a.wav");
        try (MonoStream stream = AudioFiles.openMono(whole, AudioLimits.STREAMED)) {
            assertEquals(OptionalDouble.of(4 / 8000.0), stream.declaredSeconds());
        }
        byte[] unfinished = WavWriter.toBytes(WAVEFORM);
        for (int i = 0; i < 4; i++) {
            unfinished[4 + i] = (byte) 0xFF;
            unfinished[40 + i] = (byte) 0xFF;
        }
        try (AudioStream stream = AudioFiles.open(AudioSource.of(unfinished, "a.wav"))) {
            assertEquals(OptionalDouble.empty(), stream.declaredSeconds());
        }
    }
}
