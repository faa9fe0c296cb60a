package org.intone.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.intone.audio.Waveform;

/** WAV files of 16-bit PCM as bytes, in the shapes that the published corpora have. */
public final class PcmWav {
    private static final int HEADER_BYTES = 44;
    private static final int FILLER_BYTES = 4044;

    private PcmWav() {}

    /** One channel, and {@code data} right behind {@code fmt}. */
    public static byte[] mono(Waveform waveform) {
        return bytes(waveform, 1, 0);
    }

    /** Every channel the same, behind the {@code FLLR} chunk with which RAVDESS fills up to 4 kB. */
    public static byte[] withFiller(Waveform waveform, int channels) {
        return bytes(waveform, channels, FILLER_BYTES);
    }

    private static byte[] bytes(Waveform waveform, int channels, int fillerBytes) {
        int dataBytes = 2 * channels * waveform.length();
        int fillerChunk = fillerBytes == 0 ? 0 : 8 + fillerBytes;
        ByteBuffer out =
                ByteBuffer.allocate(HEADER_BYTES + fillerChunk + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
        out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
        out.putInt(waveform.sampleRate()).putInt(2 * channels * waveform.sampleRate());
        out.putShort((short) (2 * channels)).putShort((short) 16);
        if (fillerBytes > 0) {
            out.put(ascii("FLLR")).putInt(fillerBytes).put(new byte[fillerBytes]);
        }
        out.put(ascii("data")).putInt(dataBytes);
        for (float sample : waveform.samples()) {
            short value = (short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768.0)));
            for (int channel = 0; channel < channels; channel++) {
                out.putShort(value);
            }
        }
        return out.array();
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
