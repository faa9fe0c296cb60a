package org.intone.corpus;

import java.io.IOException;
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
        return row.stretch().open(source(row), row.file(), AudioLimits.STANDARD);
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
        return row.stretch().read(source, row.file(), AudioLimits.STANDARD);
    }
}
