package org.intone.audio;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A source whose bytes come once. For one thread. */
final class PipeSource implements AudioSource {
    private final BufferedInputStream in;
    private final String name;
    private int opened;

    PipeSource(InputStream in, String name) {
        this.in = new BufferedInputStream(in);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() throws IOException {
        opened++;
        if (opened == 1) {
            in.mark(AudioFiles.HEAD_BYTES);
        } else if (opened == 2) {
            in.reset();
        } else {
            throw new IOException(name + ": can be read only once");
        }
        return new FilterInputStream(in) {
            @Override
            public void close() {
                // The next look begins where this one did, and the pipe is another's to close.
            }
        };
    }

    @Override
    public boolean isPipe() {
        return true;
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }
}
