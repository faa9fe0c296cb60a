package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.intone.testing.AudioReaderContract;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AiffReaderTest extends AudioReaderContract {
    /** 24414 Hz as TESS's AIFF files have it. */
    private static final String RATE_24414 = "400dbebc000000000000";

    @Override
    protected AudioReader reader() {
        return new AiffReader();
    }

    @Override
    protected byte[] example() {
        float[] sweep = Arrays.copyOf(Golden.signal("sweep"), 600);
        ByteBuffer sound = ByteBuffer.allocate(2 * sweep.length);
        for (float value : sweep) {
            sound.putShort((short) (value * 32768));
        }
        return aiff(16, "", sound.array());
    }

    @Test
    void readsPlainAiffOfOddRate() throws IOException {
        Waveform sweep = read(example());
        assertEquals(24414, sweep.sampleRate());
        assertArrayEquals(Arrays.copyOf(Golden.signal("sweep"), 600), sweep.samples());
    }

    @ParameterizedTest
    @CsvSource({
        "8, NONE, 40c0, 0.5, -0.5",
        "8, 'raw ', c040, 0.5, -0.5",
        "16, twos, 4000c000, 0.5, -0.5",
        "16, sowt, 004000c0, 0.5, -0.5",
        "24, in24, 400000c00000, 0.5, -0.5",
        "24, sowt, 0000400000c0, 0.5, -0.5",
        "32, in32, 40000000c0000000, 0.5, -0.5",
        "32, fl32, 3f000000bf000000, 0.5, -0.5",
        "64, FL64, 3fe0000000000000bfe0000000000000, 0.5, -0.5",
        "32, fl32, 7f800000bf000000, 0, -0.5",
        "16, alaw, aa2a, 0.984375, -0.984375",
        "16, ulaw, 8000, 0.98034668, -0.98034668",
    })
    void readsEveryCodecOfFixedWidth(int bits, String codec, String sound, float first, float second)
            throws IOException {
        Waveform two = read(aiff(bits, codec, HexFormat.of().parseHex(sound)));
        assertEquals(2, two.length());
        assertEquals(first, two.samples()[0], 1e-8f);
        assertEquals(second, two.samples()[1], 1e-8f);
    }

    @Test
    void passesOverWhatLiesBetweenAndTheSoundsOwnOffset() throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes(chunk("NAME", new byte[] {'a'}));
        chunks.writeBytes(common(16, ""));
        chunks.writeBytes(chunk("ANNO", new byte[3]));
        chunks.writeBytes(chunk("SSND", new byte[] {0, 0, 0, 2, 0, 0, 0, 0, 9, 9, 64, 0}));
        chunks.writeBytes(chunk("MARK", new byte[4]));
        assertArrayEquals(
                new float[] {0.5f}, read(form("AIFF", chunks.toByteArray())).samples());
    }

    @Test
    void leavesOtherCodecsAndOrdersToOthers() {
        assertFalse(reader().recognizes(aiff(16, "ima4", new byte[34])));
        assertFalse(reader().recognizes(form("AIFF", chunk("SSND", new byte[16]))));
        assertFalse(reader().recognizes(form("8SVX", common(16, ""))));
        AudioSource endless = AudioSource.of(aiff(16, "ima4", new byte[34]), "a.aiff");
        String message = assertThrows(AudioFormatException.class, () -> reader().open(endless))
                .getMessage();
        assertTrue(message.contains("codec ima4 of 16 bits"), message);
    }

    private static Waveform read(byte[] aiff) throws IOException {
        return AudioFiles.read(AudioSource.of(aiff, "test.wav"));
    }

    private static byte[] aiff(int bits, String codec, byte[] sound) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes(common(bits, codec));
        byte[] body = new byte[8 + sound.length];
        System.arraycopy(sound, 0, body, 8, sound.length);
        chunks.writeBytes(chunk("SSND", body));
        return form(codec.isEmpty() ? "AIFF" : "AIFC", chunks.toByteArray());
    }

    private static byte[] common(int bits, String codec) {
        ByteBuffer body = ByteBuffer.allocate(codec.isEmpty() ? 18 : 24);
        body.putShort((short) 1).putInt(12345).putShort((short) bits);
        body.put(HexFormat.of().parseHex(RATE_24414)).put(codec.getBytes(StandardCharsets.US_ASCII));
        return chunk("COMM", body.array());
    }

    private static byte[] form(String type, byte[] chunks) {
        byte[] body = new byte[4 + chunks.length];
        System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
        System.arraycopy(chunks, 0, body, 4, chunks.length);
        return chunk("FORM", body);
    }

    private static byte[] chunk(String tag, byte[] body) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + body.length + body.length % 2);
        chunk.put(tag.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
        return chunk.array();
    }
}
