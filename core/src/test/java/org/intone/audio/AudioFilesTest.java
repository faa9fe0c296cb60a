package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFilesTest {
    private static final Waveform RAMP = ramp(100_000);

    @Test
    void whatIsWrittenIsReadBackToTheBit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ramp.whatever");
        WavWriter.write(RAMP, file);
        Waveform read = AudioFiles.read(file);
        assertArrayEquals(RAMP.samples(), read.samples());
        assertEquals(RAMP.sampleRate(), read.sampleRate());
        assertArrayEquals(Files.readAllBytes(file), WavWriter.toBytes(RAMP));
    }

    @Test
    void theWriterClipsAndRounds() throws IOException {
        float[] samples = {1.5f, -1.5f, Float.NaN, 0.6f / 32768, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        Waveform read = AudioFiles.read(AudioSource.of(WavWriter.toBytes(Waveform.of(samples, 8000)), "clip"));
        float full = 32767 / 32768f;
        assertArrayEquals(new float[] {full, -1, 0, 1 / 32768f, full, -1}, read.samples());
    }

    @Test
    void channelsBecomeTheirMean() throws IOException {
        byte[] frames = {0, 64, 0, 32, 0, 0, 0, -64, 0, 0, 0, 64};
        byte[] wav =
                WavBytes.riff().format(1, 3, 8000, 16).chunk("data", frames).build();
        Waveform mono = AudioFiles.read(AudioSource.of(wav, "three"));
        assertArrayEquals(new float[] {0.25f, 0}, mono.samples());
        assertEquals(3, mono.sourceChannels());
    }

    @Test
    void namesWhatIsNoSound() {
        assertRefused("", "is empty");
        assertRefused("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "git lfs pull");
        assertRefused("<!DOCTYPE html>\n<title>Not found</title>\n", "found text");
        assertRefused("PK\3\4\24\0\0\0", "a zip archive");
        assertRefused("\1\2\3", "found bytes 01 02 03, expected sound that one of these reads: WAV");
    }

    @Test
    void theLimitIsTheLongestThatIsRead() throws IOException {
        AudioSource source = AudioSource.of(WavWriter.toBytes(RAMP), "long.wav");
        double seconds = RAMP.durationSeconds();
        assertEquals(
                RAMP.length(), AudioFiles.read(source, new AudioLimits(seconds)).length());
        AudioLimits less = new AudioLimits(seconds - 0.001);
        String message = assertThrows(AudioFormatException.class, () -> AudioFiles.read(source, less))
                .getMessage();
        assertTrue(message.startsWith("long.wav: is longer than"), message);
        assertThrows(IllegalArgumentException.class, () -> new AudioLimits(0));
        assertThrows(IllegalArgumentException.class, () -> new AudioLimits(Double.NaN));
    }

    @Test
    void aDeclaredLengthAllocatesNothing() throws IOException {
        byte[] wav = WavBytes.riff()
                .format(1, 1, 8000, 16)
                .chunk("data", -2, new byte[10])
                .build(-2);
        assertEquals(5, AudioFiles.read(AudioSource.of(wav, "boast")).length());
    }

    @Test
    void aMissingFileIsNoFormatError(@TempDir Path folder) {
        assertThrows(NoSuchFileException.class, () -> AudioFiles.read(folder.resolve("none.wav")));
    }

    private static void assertRefused(String content, String part) {
        AudioSource source = AudioSource.of(content.getBytes(StandardCharsets.ISO_8859_1), "x.wav");
        String message = assertThrows(AudioFormatException.class, () -> AudioFiles.open(source))
                .getMessage();
        assertTrue(message.startsWith("x.wav: ") && message.contains(part), message);
        assertFalse(message.contains("\n"), message);
    }

    private static Waveform ramp(int length) {
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = (short) (n * 7919) / 32768f;
        }
        return Waveform.of(samples, 16000);
    }
}
