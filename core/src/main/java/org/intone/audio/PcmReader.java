package org.intone.audio;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What the formats have in common that hold samples of a fixed width behind a header. */
abstract class PcmReader implements AudioReader {
    /**
     * The samples behind a header.
     *
     * @param bytes how many there are at most; {@link Long#MAX_VALUE} for all to the end of the source
     */
    record Body(PcmStream.Layout layout, long bytes) {}

    /** Reads as much of a header as tells whether {@link #body} can succeed, and no more. */
    abstract boolean supports(ChunkInput head) throws IOException;

    /** Reads the header and stops at the first sample. */
    abstract Body body(ChunkInput in) throws IOException;

    @Override
    public final boolean recognizes(byte[] head) {
        try {
            return supports(new ChunkInput(new ByteArrayInputStream(head), name()));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public final AudioStream open(AudioSource source) throws IOException {
        InputStream bytes = new BufferedInputStream(source.open());
        try {
            Body body = body(new ChunkInput(bytes, source.name()));
            return new PcmStream(bytes, body.layout, body.bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
