package org.intone.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.intone.audio.AudioCheck;
import org.intone.audio.AudioDigest;
import org.intone.audio.AudioSource;
import org.intone.audio.Waveform;

/** Decodes one recording and says what is in it and what is wrong with it. */
final class ClipExam {
    private static final byte[] LFS_POINTER = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private ClipExam() {}

    /**
     * A recording as a scan carries it.
     *
     * @param row what is known of it
     * @param place where it lies
     * @param clip the corpus's own name of the recording, or empty
     * @param faults what is wrong with it by itself
     */
    record Clip(Utterance row, Place place, String clip, List<FaultyFile> faults) {
        /** By path, and by start in one file. */
        static final Comparator<Clip> ORDER = Comparator.comparing(Clip::place, Place.ORDER)
                .thenComparing(clip -> clip.row.start().orElse(0))
                .thenComparing(clip -> clip.row.end().orElse(Double.POSITIVE_INFINITY))
                .thenComparing(clip -> clip.row.toString());

        Clip(Utterance row, Place place, String clip) {
            this(row, place, clip, List.of());
        }

        /** The recording's name among all corpora; empty where its corpus names none. */
        String id() {
            return clip.isEmpty() ? "" : row.corpus() + " " + clip;
        }

        boolean leftOut() {
            return faults.stream().anyMatch(faulty -> faulty.fault().leftOut());
        }
    }

    /** Decodes a recording. Whatever is wrong with its bytes ends as a fault. */
    static Clip examine(Clip clip, Archives archives) {
        AudioSource source = archives.source(clip.place);
        try {
            return measured(clip, Recordings.read(source, clip.row));
        } catch (IOException e) {
            Fault fault = isLfsPointer(source) ? Fault.LFS_POINTER : Fault.UNREADABLE;
            return faulty(clip, fault, withoutName(oneLine(e), source));
        } catch (RuntimeException e) {
            // A decoder that stumbles over one file must not cost the others.
            return faulty(clip, Fault.UNREADABLE, "the decoder failed: " + e);
        }
    }

    private static Clip faulty(Clip clip, Fault fault, String detail) {
        return new Clip(clip.row, clip.place, clip.clip, List.of(new FaultyFile(clip.row.file(), fault, detail)));
    }

    private static Clip measured(Clip clip, Waveform waveform) {
        int channels = waveform.sourceChannels();
        double seconds = Math.rint(1e6 * waveform.durationSeconds()) / 1e6;
        Utterance row = clip.row.measured(seconds, waveform.sampleRate(), channels, AudioDigest.sha256(waveform));
        List<FaultyFile> faults = FaultyFile.ofSound(row, AudioCheck.faults(waveform), channels);
        return new Clip(row, clip.place, clip.clip, List.copyOf(faults));
    }

    private static boolean isLfsPointer(AudioSource source) {
        try (InputStream in = source.open()) {
            return Arrays.equals(in.readNBytes(LFS_POINTER.length), LFS_POINTER);
        } catch (IOException e) {
            return false;
        }
    }

    /** The table of faults names the file already. */
    private static String withoutName(String message, AudioSource source) {
        String name = source.name() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /** What went wrong, in one line. */
    static String oneLine(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission to read it";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof EOFException) {
            return "ends before its end";
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
