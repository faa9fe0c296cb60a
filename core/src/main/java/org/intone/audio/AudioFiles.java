package org.intone.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Reads sound of any format that a reader on the class path knows, by content and never by extension.
 *
 * <p>Several channels become one by their mean. Samples that are not finite become 0. The rate stays the file's own. Memory
 * grows with what the bytes hold and not with what a header declares, up to {@link AudioLimits}. Serves all threads.
 */
public final class AudioFiles {
    /** How many first bytes of a source decide which reader decodes it. */
    public static final int HEAD_BYTES = 4096;

    private AudioFiles() {}

    /** The readers on the class path, lowest rank first; found on first use. */
    private static final class Readers {
        static final List<AudioReader> ALL =
                ServiceLoader.load(AudioReader.class, AudioFiles.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparingInt(AudioReader::rank))
                        .toList();
    }

    /**
     * Reads a whole file.
     *
     * @throws AudioFormatException if the file holds no sound that can be read, in one line
     */
    public static Waveform read(Path file) throws IOException {
        return read(AudioSource.of(file));
    }

    /** Reads a whole source within {@link AudioLimits#STANDARD}. */
    public static Waveform read(AudioSource source) throws IOException {
        return read(source, AudioLimits.STANDARD);
    }

    /**
     * Reads a whole source.
     *
     * @throws AudioFormatException if the source holds no sound that can be read or is longer than the limit, in one line
     */
    public static Waveform read(AudioSource source, AudioLimits limits) throws IOException {
        try (MonoStream stream = openMono(source, limits)) {
            return stream.readAll();
        }
    }

    /**
     * Starts decoding to one channel. The caller closes the stream.
     *
     * @throws AudioFormatException if the source holds no sound that can be read, in one line
     */
    public static MonoStream openMono(AudioSource source, AudioLimits limits) throws IOException {
        return new MonoStream(open(source), source.name(), limits);
    }

    /**
     * Starts decoding with the first reader that recognizes the source. The caller closes the stream.
     *
     * @throws AudioFormatException if the source holds no sound that can be read, in one line
     */
    public static AudioStream open(AudioSource source) throws IOException {
        byte[] head;
        try (InputStream in = source.open()) {
            head = in.readNBytes(HEAD_BYTES);
        }
        ForeignBytes.refuse(head, source.name());
        for (AudioReader reader : Readers.ALL) {
            if (reader.recognizes(head)) {
                return reader.open(source);
            }
        }
        String known = Readers.ALL.stream().map(AudioReader::name).collect(Collectors.joining(", "));
        throw new AudioFormatException(
                source.name(), 0, ForeignBytes.hex(head), "sound that one of these reads: " + known);
    }
}
