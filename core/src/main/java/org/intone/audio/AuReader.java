package org.intone.audio;

import java.io.IOException;

/**
 * Sun and NeXT audio (AU, {@code .snd}): integer PCM of 8 to 32 bits, floating point of 32 and 64 bits, A-law and mu-law. A
 * length that was never filled in is read to the end of the source.
 */
public final class AuReader extends PcmReader {
    private static final int HEADER_BYTES = 24;
    private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

    /** Made by {@link java.util.ServiceLoader}. */
    public AuReader() {}

    @Override
    public String name() {
        return "AU";
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    boolean supports(ChunkInput head) throws IOException {
        head.bigEndian(true);
        String magic = head.tag();
        head.skip(8);
        return magic.equals(".snd") && format(head.u32()) != null;
    }

    @Override
    Body body(ChunkInput in) throws IOException {
        in.bigEndian(true);
        String magic = in.tag();
        long dataOffset = in.u32();
        long size = in.u32();
        long encoding = in.u32();
        SampleFormat format = format(encoding);
        if (!magic.equals(".snd") || format == null) {
            throw in.broken(magic + " of encoding " + encoding, ".snd of encoding 1 to 7 or 27");
        }
        long sampleRate = in.u32();
        int channels = (int) Math.min(in.u32(), Integer.MAX_VALUE);
        PcmStream.Layout layout = PcmStream.Layout.checked(in, format, sampleRate, channels);
        in.skip(dataOffset - HEADER_BYTES);
        return new Body(layout, size == UNKNOWN_SIZE ? Long.MAX_VALUE : size);
    }

    private static SampleFormat format(long encoding) {
        return switch ((int) encoding) {
            case 1 -> SampleFormat.MU_LAW;
            case 2, 3, 4, 5 -> SampleFormat.integer((int) encoding - 1, true);
            case 6 -> SampleFormat.FLOAT_32_BIG;
            case 7 -> SampleFormat.FLOAT_64_BIG;
            case 27 -> SampleFormat.A_LAW;
            default -> null;
        };
    }
}
