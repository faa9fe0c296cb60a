package org.intone.corpus;

import java.io.IOException;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;

/**
 * Opens the sound of a manifest's rows: files, entries of zips, stretches of either. Keeps zips open until closed. Serves
 * all threads.
 */
public final class Recordings implements AutoCloseable {
    private final Manifest manifest;
    private final Archives archives = new Archives();

    /** Opens nothing yet. */
    public Recordings(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Decodes a row's recording, or the stretch of it that the row names, at the file's own rate.
     *
     * @throws IOException if it cannot be read, in one line that names the file
     */
    public Waveform read(Utterance row) throws IOException {
        return read(source(row), row);
    }

    /**
     * Begins to decode a row's recording, or the stretch of it that the row names. The caller closes the stream.
     *
     * @throws IOException if it cannot be read, in one line that names the file
     */
    public MonoStream open(Utterance row) throws IOException {
        return open(source(row), row);
    }

    /** The encoded bytes of a row's whole file. */
    public AudioSource source(Utterance row) {
        return archives.source(manifest.placeOf(row));
    }

    @Override
    public void close() throws IOException {
        archives.close();
    }

    static Waveform read(AudioSource source, Utterance row) throws IOException {
        try (MonoStream stream = open(source, row)) {
            Waveform waveform = stream.readAll();
            if (waveform.length() == 0 && (row.start().isPresent() || row.end().isPresent())) {
                throw Stretch.empty(row, stream);
            }
            return waveform;
        }
    }

    private static MonoStream open(AudioSource source, Utterance row) throws IOException {
        MonoStream stream = AudioFiles.openMono(source, AudioLimits.STANDARD);
        try {
            Stretch.seek(stream, row);
            return stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }
}
