package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.intone.testing.AudioReaderContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuReaderTest extends AudioReaderContract {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    protected AudioReader reader() {
        return new AuReader();
    }

    @Override
    protected byte[] example() {
        ByteBuffer sound = ByteBuffer.allocate(4000);
        for (int n = 0; n < 1000; n++) {
            sound.putShort((short) (n * 31)).putShort((short) (n * -17));
        }
        return au(3, 2, 4000, sound.array());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8000, 0.98034668, -0.98034668",
        "2, 40c0, 0.5, -0.5",
        "3, 4000c000, 0.5, -0.5",
        "4, 400000c00000, 0.5, -0.5",
        "5, 40000000c0000000, 0.5, -0.5",
        "6, 3f000000bf000000, 0.5, -0.5",
        "7, 3fe0000000000000bfe0000000000000, 0.5, -0.5",
        "27, aa2a, 0.984375, -0.984375",
    })
    void readsEveryEncoding(int encoding, String sound, float first, float second) throws IOException {
        byte[] bytes = HEX.parseHex(sound);
        for (int declared : new int[] {bytes.length, -1}) {
            Waveform two = AudioFiles.read(AudioSource.of(au(encoding, 1, declared, bytes), "x"));
            assertEquals(2, two.length());
            assertEquals(22050, two.sampleRate());
            assertEquals(first, two.samples()[0], 1e-8f);
            assertEquals(second, two.samples()[1], 1e-8f);
        }
    }

    @Test
    void stopsAtTheDeclaredLength() throws IOException {
        byte[] au = au(3, 1, 2, HEX.parseHex("4000c000"));
        assertArrayEquals(
                new float[] {0.5f}, AudioFiles.read(AudioSource.of(au, "x")).samples());
    }

    @Test
    void leavesOtherEncodingsToOthers() {
        assertFalse(reader().recognizes(au(23, 1, 4, new byte[4])));
        assertFalse(reader().recognizes(new byte[16]));
    }

    private static byte[] au(int encoding, int channels, int declared, byte[] sound) {
        ByteBuffer au = ByteBuffer.allocate(28 + sound.length);
        au.put(".snd".getBytes(StandardCharsets.US_ASCII)).putInt(28).putInt(declared);
        au.putInt(encoding).putInt(22050).putInt(channels).putInt(0).put(sound);
        return au.array();
    }
}
