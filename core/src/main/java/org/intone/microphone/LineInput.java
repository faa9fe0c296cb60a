package org.intone.microphone;

import java.io.InputStream;
import javax.sound.sampled.TargetDataLine;

/** The bytes of a line that records, to its end: {@code AudioInputStream} gives 0 bytes for ever of a line that was closed. */
final class LineInput extends InputStream {
    private final TargetDataLine line;

    LineInput(TargetDataLine line) {
        this.line = line;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("a line gives whole frames");
    }

    /** Waits for whole frames; -1 when the line was stopped, closed or unplugged. */
    @Override
    public int read(byte[] bytes, int offset, int count) {
        int frame = line.getFormat().getFrameSize();
        if (count == 0) {
            return 0;
        }
        int read = line.read(bytes, offset, count / frame * frame);
        return read > 0 ? read : -1;
    }

    @Override
    public void close() {
        line.stop();
        line.close();
    }
}
