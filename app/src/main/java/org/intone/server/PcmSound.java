package org.intone.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.intone.audio.RawAudio;
import org.intone.audio.RawDecoder;

/** A stream of bare samples, heard on the thread that brings them. */
final class PcmSound implements StreamSound {
    private final RawDecoder decoder;
    private final StreamEar ear;
    private volatile boolean over;

    PcmSound(RawAudio.Encoding encoding, StreamEar ear) {
        this.decoder = new RawDecoder(encoding);
        this.ear = ear;
    }

    /** Synchronized, as a server that stops ends streams from another thread. */
    @Override
    public synchronized void take(ByteBuffer bytes) throws IOException {
        float[] samples = decoder.decode(bytes);
        if (!over) {
            ear.take(samples, samples.length);
        }
    }

    @Override
    public synchronized void end() throws IOException {
        if (!over) {
            over = true;
            ear.end();
        }
    }

    @Override
    public void abandon() {
        over = true;
    }
}
