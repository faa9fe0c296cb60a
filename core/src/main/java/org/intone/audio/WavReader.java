package org.intone.audio;

import java.io.IOException;

/**
 * WAV as microphones, editors and the corpora write it: integer PCM of 8 to 32 bits, floating point of 32 and 64 bits,
 * A-law and mu-law, any number of channels, plain or {@code WAVE_FORMAT_EXTENSIBLE}, little-endian (RIFF) or big (RIFX).
 * Chunks between {@code fmt} and {@code data} are passed over. A {@code data} chunk that is cut short gives what is there; one
 * whose length was never filled in (a recorder that died, a pipe) is read to the end of the source.
 *
 * <p>Compressed codecs in a WAV (ADPCM, MP3) are not recognized here and fall to the next reader. Checked against libsndfile
 * 1.2.2.
 */
public final class WavReader extends PcmReader {
    private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

    private record Header(long riffSize, WavFormat format) {}

    /** Made by {@link java.util.ServiceLoader}. */
    public WavReader() {}

    @Override
    public String name() {
        return "WAV";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    boolean supports(ChunkInput head) throws IOException {
        return header(head).format.isSupported();
    }

    @Override
    Body body(ChunkInput in) throws IOException {
        Header header = header(in);
        PcmStream.Layout layout = header.format.layout(in);
        long size = in.findChunk("data");
        boolean unfinished = size == 0 && (header.riffSize == UNKNOWN_SIZE || header.riffSize + 8 <= in.position());
        return new Body(layout, unfinished || size == UNKNOWN_SIZE ? Long.MAX_VALUE : size);
    }

    private static Header header(ChunkInput in) throws IOException {
        String magic = in.tag();
        in.bigEndian(magic.equals("RIFX"));
        long riffSize = in.u32();
        String form = in.tag();
        if (!(magic.equals("RIFF") || magic.equals("RIFX")) || !form.equals("WAVE")) {
            throw in.broken(magic + " " + form, "RIFF WAVE");
        }
        return new Header(riffSize, WavFormat.read(in, in.findChunk("fmt ")));
    }
}
