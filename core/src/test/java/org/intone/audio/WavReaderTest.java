package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
    private static final byte[] FOUR_SAMPLES = {0, 0, 0, 64, 0, (byte) 0x80, (byte) 0xFF, 0x7F};
    private static final float[] FOUR_VALUES = {0, 0.5f, -1, 32767 / 32768f};

    private final WavReader reader = new WavReader();

    @ParameterizedTest
    @ValueSource(strings = {"u8", "i24", "i32", "f64", "alaw", "ulaw", "stereo_i16", "stereo_ext_i24"})
    void equalsLibsndfileToTheBit(String encoding) throws IOException {
        byte[] bytes = Golden.bytes("wav/reader_" + encoding + ".wav");
        assertTrue(reader.recognizes(Arrays.copyOf(bytes, Math.min(bytes.length, AudioFiles.HEAD_BYTES))));
        float[] expected = Golden.npy("wav/reader_" + encoding + ".npy");
        try (AudioStream stream = reader.open(AudioSource.of(bytes, encoding))) {
            assertEquals(22050, stream.sampleRate());
            assertEquals(encoding.startsWith("stereo") ? 2 : 1, stream.channels());
            assertArrayEquals(expected, drain(stream));
        }
    }

    @Test
    void passesOverChunksOfOddLengthAndFillers() throws IOException {
        byte[] wav = WavBytes.riff()
                .chunk("JUNK", new byte[] {1, 2, 3})
                .format(1, 1, 16000, 16)
                .chunk("FLLR", new byte[4044])
                .chunk("data", FOUR_SAMPLES)
                .chunk("LIST", new byte[] {1, 2, 3, 4})
                .build();
        assertArrayEquals(FOUR_VALUES, read(wav).samples());
    }

    @Test
    void readsBigEndianRifx() throws IOException {
        byte[] swapped = {0, 0, 64, 0, (byte) 0x80, 0, 0x7F, (byte) 0xFF};
        byte[] wav =
                WavBytes.rifx().format(1, 1, 16000, 16).chunk("data", swapped).build();
        assertArrayEquals(FOUR_VALUES, read(wav).samples());
        assertEquals(16000, read(wav).sampleRate());
    }

    @Test
    void aDataChunkThatIsCutShortGivesItsWholeFrames() throws IOException {
        byte[] wav = WavBytes.riff()
                .format(1, 1, 16000, 16)
                .chunk("data", 1_000_000, Arrays.copyOf(FOUR_SAMPLES, 7))
                .build();
        assertArrayEquals(Arrays.copyOf(FOUR_VALUES, 3), read(wav).samples());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 36})
    void anUnfinishedHeaderIsReadToTheEnd(int riffSize) throws IOException {
        byte[] zero = WavBytes.riff()
                .format(1, 1, 16000, 16)
                .chunk("data", 0, FOUR_SAMPLES)
                .build(riffSize);
        byte[] unknown = WavBytes.riff()
                .format(1, 1, 16000, 16)
                .chunk("data", -1, FOUR_SAMPLES)
                .build(riffSize);
        assertArrayEquals(FOUR_VALUES, read(zero).samples());
        assertArrayEquals(FOUR_VALUES, read(unknown).samples());
    }

    @Test
    void anEmptyDataChunkBeforeAnotherHoldsNothing() throws IOException {
        byte[] wav = WavBytes.riff()
                .format(1, 1, 16000, 16)
                .chunk("data", new byte[0])
                .chunk("LIST", FOUR_SAMPLES)
                .build();
        assertEquals(0, read(wav).length());
    }

    @Test
    void bitsLieAtTheHighEndOfTheirContainer() throws IOException {
        ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        format.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(32000);
        format.putShort((short) 4).putShort((short) 20);
        byte[] wav = WavBytes.riff()
                .chunk("fmt ", format.array())
                .chunk("data", new byte[] {0, 0x10, 0, 0x40})
                .build();
        assertArrayEquals(new float[] {0.5f + 0x1p-19f}, read(wav).samples());
    }

    @Test
    void floatsThatAreNotFiniteBecomeZero() throws IOException {
        ByteBuffer body = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        body.putFloat(Float.NaN)
                .putFloat(0.25f)
                .putFloat(Float.NEGATIVE_INFINITY)
                .putFloat(-2);
        byte[] wav = WavBytes.riff()
                .format(3, 1, 8000, 32)
                .chunk("data", body.array())
                .build();
        assertArrayEquals(new float[] {0, 0.25f, 0, -2}, read(wav).samples());
        ByteBuffer wide = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        wide.putDouble(1e300).putDouble(-0.125);
        byte[] wide64 = WavBytes.riff()
                .format(3, 1, 8000, 64)
                .chunk("data", wide.array())
                .build();
        assertArrayEquals(new float[] {0, -0.125f}, read(wide64).samples());
    }

    @Test
    void leavesCompressedCodecsToOthers() {
        byte[] adpcm = WavBytes.riff()
                .format(0x11, 1, 8000, 4)
                .chunk("data", new byte[64])
                .build();
        assertFalse(reader.recognizes(adpcm));
        assertFalse(reader.recognizes(new byte[0]));
        assertFalse(reader.recognizes(WavBytes.riff().build()));
        byte[] late = WavBytes.riff()
                .chunk("JUNK", new byte[5000])
                .format(1, 1, 8000, 16)
                .build();
        assertFalse(reader.recognizes(Arrays.copyOf(late, AudioFiles.HEAD_BYTES)));
    }

    @Test
    void saysWhatIsWrongWithAHeader() {
        assertMessage("a sample rate of 0 Hz", WavBytes.riff().format(1, 1, 0, 16));
        assertMessage("a sample rate of 4294967295 Hz", WavBytes.riff().format(1, 1, -1, 16));
        assertMessage("0 channels", WavBytes.riff().format(1, 0, 8000, 16));
        assertMessage("found the end", WavBytes.riff().format(1, 1, 8000, 16));
        assertMessage("a fmt chunk of 3 bytes", WavBytes.riff().chunk("fmt ", new byte[3]));
        assertMessage("the chunk fmt before it", WavBytes.riff().chunk("data", new byte[3]));
        assertMessage("codec 17", WavBytes.riff().format(17, 1, 8000, 4));
    }

    private void assertMessage(String part, WavBytes wav) {
        AudioSource source = AudioSource.of(wav.build(), "take.wav");
        String message = assertThrows(AudioFormatException.class, () -> reader.open(source))
                .getMessage();
        assertTrue(message.startsWith("take.wav: at byte ") && message.contains(part), message);
    }

    private static Waveform read(byte[] wav) throws IOException {
        return AudioFiles.read(AudioSource.of(wav, "test.wav"));
    }

    private static float[] drain(AudioStream stream) throws IOException {
        float[] all = new float[1 << 16];
        int frames = 0;
        for (int read = stream.read(all, 0, 7); read >= 0; read = stream.read(all, frames, 1000)) {
            frames += read;
        }
        return Arrays.copyOf(all, frames * stream.channels());
    }
}
