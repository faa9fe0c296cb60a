package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RawDecoderTest {
    @Test
    void samplesAreThoseOfTheirFormat() {
        ByteBuffer s16 = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        s16.putShort((short) 16_384)
                .putShort((short) -32_768)
                .putShort((short) 0)
                .flip();
        assertArrayEquals(new float[] {0.5f, -1, 0}, new RawDecoder(RawAudio.Encoding.S16LE).decode(s16));
        ByteBuffer f32 = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        f32.putFloat(0.25f).putFloat(Float.NaN).flip();
        assertArrayEquals(new float[] {0.25f, 0}, new RawDecoder(RawAudio.Encoding.F32LE).decode(f32));
    }

    @Property(tries = 200)
    void piecesOfAnySizeGiveTheSamplesOfTheWhole(
            @ForAll @Size(max = 200) byte[] bytes,
            @ForAll @IntRange(min = 1, max = 17) int piece,
            @ForAll boolean floats) {
        RawAudio.Encoding encoding = floats ? RawAudio.Encoding.F32LE : RawAudio.Encoding.S16LE;
        float[] whole = new RawDecoder(encoding).decode(ByteBuffer.wrap(bytes));
        RawDecoder decoder = new RawDecoder(encoding);
        float[] joined = new float[whole.length];
        int count = 0;
        for (int start = 0; start < bytes.length; start += piece) {
            float[] some = decoder.decode(ByteBuffer.wrap(bytes, start, Math.min(piece, bytes.length - start)));
            System.arraycopy(some, 0, joined, count, some.length);
            count += some.length;
        }
        assertEquals(whole.length, count);
        assertArrayEquals(whole, joined);
    }
}
