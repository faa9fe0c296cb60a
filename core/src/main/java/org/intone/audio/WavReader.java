package org.intone.audio;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * WAV as microphones, editors and the corpora write it: integer PCM of 8 to 32 bits, floating point of 32 and 64 bits,
 * A-law and mu-law, any number of channels, plain or {@code WAVE_FORMAT_EXTENSIBLE}, little-endian (RIFF) or big (RIFX).
 * Chunks between {@code fmt} and {@code data} are passed over. A {@code data} chunk that is cut short gives what is there; one
 * whose length was never filled in (a recorder that died, a pipe) is read to the end of the source.
 *
 * <p>Compressed codecs in a WAV (ADPCM, MP3) are not recognized here and fall to the next reader. Checked against libsndfile
 * 1.2.2.
 */
public final class WavReader implements AudioReader {
    private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

    /** Real files have a dozen; a gigabyte of empty chunks is no recording. */
    private static final int MAX_CHUNKS = 1000;

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
    public boolean recognizes(byte[] head) {
        try {
            return header(new ChunkInput(new ByteArrayInputStream(head), "head"))
                    .format
                    .isSupported();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        InputStream bytes = new BufferedInputStream(source.open());
        try {
            ChunkInput in = new ChunkInput(bytes, source.name());
            Header header = header(in);
            PcmStream.Layout layout = header.format.layout(in);
            return new PcmStream(bytes, layout, findData(in, header.riffSize));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static Header header(ChunkInput in) throws IOException {
        String magic = in.tag();
        in.bigEndian(magic.equals("RIFX"));
        long riffSize = in.u32();
        String form = in.tag();
        if (!magic.startsWith("RIF") || !form.equals("WAVE")) {
            throw in.broken(magic + " " + form, "RIFF WAVE");
        }
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            String tag = in.tag();
            long size = in.u32();
            if (tag.equals("fmt ")) {
                return new Header(riffSize, WavFormat.read(in, size));
            }
            if (tag.equals("data")) {
                throw in.broken("the data chunk", "a fmt chunk before it");
            }
            in.skip(size + (size & 1));
        }
        throw in.broken(MAX_CHUNKS + " chunks", "a fmt chunk");
    }

    /** Goes to the first sample; returns how many bytes of samples there are. */
    private static long findData(ChunkInput in, long riffSize) throws IOException {
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            String tag = in.tag();
            long size = in.u32();
            if (tag.equals("data")) {
                boolean unfinished = size == 0 && (riffSize == UNKNOWN_SIZE || riffSize + 8 <= in.position());
                return unfinished || size == UNKNOWN_SIZE ? Long.MAX_VALUE : size;
            }
            in.skip(size + (size & 1));
        }
        throw in.broken(MAX_CHUNKS + " chunks", "a data chunk");
    }
}
