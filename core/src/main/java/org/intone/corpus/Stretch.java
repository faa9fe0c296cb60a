package org.intone.corpus;

import java.io.IOException;
import java.util.OptionalDouble;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;

/**
 * A part of a recording, cut out without keeping what lies before it, and without decoding what lies behind.
 *
 * <pre>samples round(start * rate) .. round(end * rate) - 1</pre>
 *
 * @param start in seconds; empty for the recording's beginning
 * @param end in seconds; empty for the recording's end; a recording may end before
 */
public record Stretch(OptionalDouble start, OptionalDouble end) {
    /** All of a recording. */
    public static final Stretch WHOLE = new Stretch(OptionalDouble.empty(), OptionalDouble.empty());

    /**
     * Begins to decode, at the source's own rate. The caller closes the stream.
     *
     * @param name of the recording, for messages
     * @throws IOException if it cannot be read, in one line
     */
    public MonoStream open(AudioSource source, String name, AudioLimits limits) throws IOException {
        MonoStream stream = AudioFiles.openMono(source, limits);
        try {
            seek(stream, name);
            return stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /**
     * Decodes, at the source's own rate.
     *
     * @param name of the recording, for messages
     * @throws IOException if it cannot be read, or if the recording ends before, in one line
     */
    public Waveform read(AudioSource source, String name, AudioLimits limits) throws IOException {
        try (MonoStream stream = open(source, name, limits)) {
            return read(stream, name);
        }
    }

    /**
     * Decodes what {@link #open} has begun.
     *
     * @param stream of this stretch, of which nothing was read; stays open
     * @param name of the recording, for messages
     * @throws IOException if it cannot be read, or if the recording ends before, in one line
     */
    public Waveform read(MonoStream stream, String name) throws IOException {
        Waveform waveform = stream.readAll();
        if (waveform.length() == 0 && !equals(WHOLE)) {
            throw empty(stream, name);
        }
        return waveform;
    }

    private void seek(MonoStream stream, String name) throws IOException {
        int rate = stream.sampleRate();
        if (!stream.skip(Math.round(start.orElse(0) * rate))) {
            throw empty(stream, name);
        }
        if (end.isPresent()) {
            stream.endAt(Math.round(end.getAsDouble() * rate));
        }
    }

    private AudioFormatException empty(MonoStream stream, String name) {
        return new AudioFormatException(name + ": the stretch from " + start.orElse(0)
                + " s is empty, the recording ends at " + (double) stream.position() / stream.sampleRate() + " s");
    }
}
