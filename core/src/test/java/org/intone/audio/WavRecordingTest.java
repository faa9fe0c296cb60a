package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavRecordingTest {
    @TempDir
    private Path folder;

    private static float[] ramp(int count) {
        float[] samples = new float[count];
        for (int n = 0; n < count; n++) {
            samples[n] = (n % 65_536 - 32_768) / 32_768f;
        }
        return samples;
    }

    @Test
    void isTheFileThatTheWholeWouldGive() throws IOException {
        float[] samples = ramp(50_000);
        samples[3] = Float.NaN;
        samples[4] = 7;
        Path file = folder.resolve("a.wav");
        try (WavRecording recording = new WavRecording(file, 8000, 1)) {
            recording.write(samples, 0, 1);
            recording.write(samples, 1, 30_000);
            recording.write(samples, 30_001, 19_999);
        }
        assertArrayEquals(WavWriter.toBytes(Waveform.of(samples, 8000)), Files.readAllBytes(file));
    }

    @Test
    void isWholeButForTheLastSecondWhileItGrows() throws IOException {
        Path file = folder.resolve("b.wav");
        float[] second = ramp(2 * 8000);
        try (WavRecording recording = new WavRecording(file, 8000, 2)) {
            assertEquals(44, Files.size(file));
            for (int i = 0; i < 3; i++) {
                recording.write(second, 0, second.length);
            }
            recording.write(second, 0, 2000);
            Path copy = folder.resolve("copy.wav");
            Files.copy(file, copy);
            Waveform cut = AudioFiles.read(copy);
            assertEquals(3.0, cut.durationSeconds());
            assertEquals(2, cut.sourceChannels());
            assertEquals((second[2] + second[3]) / 2, cut.samples()[1]);
        }
        assertEquals(3 + 1000 / 8000.0, AudioFiles.read(file).durationSeconds());
    }

    @Test
    void whatWasThereIsWrittenOver() throws IOException {
        Path file = Files.write(folder.resolve("c.wav"), new byte[1000]);
        new WavRecording(file, 8000, 1).close();
        assertEquals(44, Files.size(file));
    }

    @Test
    void rawSamplesAreReadByWhatTheSenderSaysTheyAre() throws IOException {
        byte[] bytes = {0, 64, 0, -128, -1, 127, 9};
        float[] samples = new float[3];
        try (AudioStream stream =
                RawAudio.open(new ByteArrayInputStream(bytes), RawAudio.Encoding.of("s16le"), 16_000, 1)) {
            assertEquals(3, stream.read(samples, 0, 3));
            assertEquals(-1, stream.read(samples, 0, 3));
        }
        assertArrayEquals(new float[] {0.5f, -1, 32_767 / 32_768f}, samples);
        byte[] one = {0, 0, -128, 63, 0, 0, -64, 127};
        try (AudioStream stream = RawAudio.open(new ByteArrayInputStream(one), RawAudio.Encoding.F32LE, 16_000, 2)) {
            assertEquals(1, stream.read(samples, 0, 3));
        }
        assertEquals("[1.0, 0.0]", Arrays.toString(Arrays.copyOf(samples, 2)), "NaN is 0");
        String message = assertThrows(IllegalArgumentException.class, () -> RawAudio.Encoding.of("s24le"))
                .getMessage();
        assertEquals("encoding must be one of s16le, f32le, was s24le", message);
        assertThrows(
                IllegalArgumentException.class,
                () -> RawAudio.open(new ByteArrayInputStream(one), RawAudio.Encoding.F32LE, 10, 1));
    }
}
