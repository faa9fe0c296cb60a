package org.intone.audio;

import java.io.IOException;

/**
 * AIFF, and AIFF-C with samples of a fixed width: integers of 8 to 32 bits in either byte order, floating point of 32 and 64
 * bits, A-law and mu-law. Often found under a {@code .wav} name. Sound that is cut short gives what is there.
 *
 * <p>Compressed codecs, and the rare file whose sound comes before its description, fall to the next reader.
 */
public final class AiffReader extends PcmReader {
    private static final int COMMON_BYTES = 18;
    private static final int COMMON_BYTES_AIFC = 22;
    private static final int SOUND_HEADER_BYTES = 8;

    /** The form, then the {@code COMM} chunk. */
    private record Header(int channels, int bits, double sampleRate, String codec) {
        SampleFormat format() {
            int sampleBytes = (bits + 7) / 8;
            return switch (codec) {
                case "NONE", "twos", "in24", "in32" -> SampleFormat.integer(sampleBytes, true);
                case "sowt" -> SampleFormat.integer(sampleBytes, false);
                case "raw " -> sampleBytes == 1 ? SampleFormat.UNSIGNED_8 : null;
                case "fl32", "FL32" -> SampleFormat.FLOAT_32_BIG;
                case "fl64", "FL64" -> SampleFormat.FLOAT_64_BIG;
                case "alaw", "ALAW" -> SampleFormat.A_LAW;
                case "ulaw", "ULAW" -> SampleFormat.MU_LAW;
                default -> null;
            };
        }
    }

    /** Made by {@link java.util.ServiceLoader}. */
    public AiffReader() {}

    @Override
    public String name() {
        return "AIFF";
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    boolean supports(ChunkInput head) throws IOException {
        return header(head).format() != null;
    }

    @Override
    Body body(ChunkInput in) throws IOException {
        Header header = header(in);
        SampleFormat format = header.format();
        if (format == null) {
            throw in.broken("codec " + header.codec + " of " + header.bits + " bits", "PCM, float, A-law or mu-law");
        }
        PcmStream.Layout layout = PcmStream.Layout.checked(in, format, Math.round(header.sampleRate), header.channels);
        long size = in.findChunk("SSND");
        long offset = in.u32();
        in.skip(4 + offset);
        return new Body(layout, size == 0 ? Long.MAX_VALUE : Math.max(0, size - SOUND_HEADER_BYTES - offset));
    }

    private static Header header(ChunkInput in) throws IOException {
        in.bigEndian(true);
        String magic = in.tag();
        in.skip(4);
        String form = in.tag();
        boolean compressed = form.equals("AIFC");
        if (!magic.equals("FORM") || !(compressed || form.equals("AIFF"))) {
            throw in.broken(magic + " " + form, "FORM AIFF or FORM AIFC");
        }
        long size = in.findChunk("COMM");
        long end = in.position() + size + (size & 1);
        int least = compressed ? COMMON_BYTES_AIFC : COMMON_BYTES;
        if (size < least) {
            throw in.broken("a COMM chunk of " + size + " bytes", "at least " + least);
        }
        int channels = in.u16();
        in.skip(4);
        int bits = in.u16();
        double sampleRate = in.float80();
        String codec = compressed ? in.tag() : "NONE";
        in.skip(end - in.position());
        return new Header(channels, bits, sampleRate, codec);
    }
}
