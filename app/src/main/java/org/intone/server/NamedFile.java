package org.intone.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.intone.audio.AudioSource;

/** A file under the name that its sender gave it, so that messages do not tell where it lies. */
record NamedFile(AudioSource file, String name) implements AudioSource {
    @Override
    public InputStream open() throws IOException {
        return file.open();
    }

    @Override
    public Optional<Path> path() {
        return file.path();
    }
}
