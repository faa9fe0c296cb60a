package org.intone.audio;

import java.io.IOException;

/**
 * The {@code fmt} chunk of a WAV file.
 *
 * @param codec the format tag, that of the sub-format where the tag is {@code WAVE_FORMAT_EXTENSIBLE}
 * @param channels as declared
 * @param sampleRate in Hz, as declared
 * @param sampleBytes the bytes that one sample takes; its bits lie at the high end of them
 * @param bigEndian whether the file is RIFX
 */
record WavFormat(int codec, int channels, long sampleRate, int sampleBytes, boolean bigEndian) {
    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int PLAIN_BYTES = 16;
    private static final int EXTENSIBLE_BYTES = 40;

    /** Reads the chunk's body and passes over its end. */
    static WavFormat read(ChunkInput in, long size) throws IOException {
        if (size < PLAIN_BYTES) {
            throw in.broken("a fmt chunk of " + size + " bytes", "at least " + PLAIN_BYTES);
        }
        long end = in.position() + size + (size & 1);
        int codec = in.u16();
        int channels = in.u16();
        long sampleRate = in.u32();
        in.skip(4);
        int blockBytes = in.u16();
        int bits = in.u16();
        if (codec == EXTENSIBLE && size >= EXTENSIBLE_BYTES) {
            in.skip(8);
            codec = in.u16();
        }
        in.skip(end - in.position());
        return new WavFormat(codec, channels, sampleRate, sampleBytes(blockBytes, channels, bits), in.bigEndian());
    }

    /** Whether {@link WavReader} decodes this codec. */
    boolean isSupported() {
        return sampleFormat() != null;
    }

    /** The layout of the samples. */
    PcmStream.Layout layout(ChunkInput in) throws AudioFormatException {
        SampleFormat format = sampleFormat();
        if (format == null) {
            throw in.broken(
                    "codec " + codec + " with " + sampleBytes + " bytes a sample", "PCM, float, A-law or mu-law");
        }
        return PcmStream.Layout.checked(in, format, sampleRate, channels);
    }

    private SampleFormat sampleFormat() {
        return switch (codec) {
            case PCM -> sampleBytes == 1 ? SampleFormat.UNSIGNED_8 : SampleFormat.integer(sampleBytes, bigEndian);
            case IEEE_FLOAT -> SampleFormat.floating(sampleBytes, bigEndian);
            case A_LAW -> sampleBytes == 1 ? SampleFormat.A_LAW : null;
            case MU_LAW -> sampleBytes == 1 ? SampleFormat.MU_LAW : null;
            default -> null;
        };
    }

    /** The container's width where the block size makes sense, else that of the bits. */
    private static int sampleBytes(int blockBytes, int channels, int bits) {
        int least = (bits + 7) / 8;
        boolean whole = channels > 0 && blockBytes % channels == 0 && blockBytes / channels >= least;
        return whole ? blockBytes / channels : least;
    }
}
