package org.intone.augment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioSource;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Excerpts of recordings of noise: each time another recording from another place, from its beginning again where it ends too
 * soon, at the rate that is asked for.
 *
 * <p>Recordings of a folder are read when they are drawn for the first time, and up to 64 million samples of them are kept in memory. One
 * that can no longer be read then is an {@link UncheckedIOException} that names it. An empty recording is silence.
 */
public final class RecordedNoise implements NoiseSource {
    private static final long MOST_KEPT_SAMPLES = 64L << 20;

    private final List<Recording> recordings;
    private final int voices;
    private final Map<String, Waveform> kept;
    private final AtomicLong keptSamples;

    /** Where a recording comes from. */
    @FunctionalInterface
    private interface Recording {
        Waveform read() throws IOException;
    }

    private RecordedNoise(List<Recording> recordings, int voices) {
        this.recordings = List.copyOf(recordings);
        this.voices = voices;
        this.kept = new ConcurrentHashMap<>();
        this.keptSamples = new AtomicLong();
    }

    /** Of recordings in memory, one at least. */
    public static RecordedNoise of(List<Waveform> recordings) {
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException("recordings must be one or more, were none");
        }
        List<Recording> sources = new ArrayList<>();
        for (Waveform recording : recordings) {
            sources.add(() -> recording);
        }
        return new RecordedNoise(sources, 1);
    }

    /**
     * Of the sound files in a folder and the folders below, whatever their format; other files are passed over.
     *
     * @throws IOException if the folder cannot be read or holds no sound
     */
    public static RecordedNoise ofFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
        List<Recording> sources = new ArrayList<>();
        for (Path file : files) {
            if (isSound(file)) {
                sources.add(() -> AudioFiles.read(file));
            }
        }
        if (sources.isEmpty()) {
            throw new IOException(folder + ": holds no sound files, expected recordings of noise");
        }
        return new RecordedNoise(sources, 1);
    }

    private static boolean isSound(Path file) {
        try {
            AudioFiles.open(AudioSource.of(file)).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The same recordings, so many of them at once at equal power: a babble, where they are voices. */
    public RecordedNoise overlapping(int count) {
        if (count < 1 || count > 64) {
            throw new IllegalArgumentException("count must be 1 to 64, was " + count);
        }
        return new RecordedNoise(recordings, count);
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public float[] noise(int samples, int sampleRate, RandomGenerator random) {
        float[] sum = new float[samples];
        for (int i = 0; i < voices; i++) {
            float[] excerpt = excerpt(samples, sampleRate, random);
            double power = Samples.power(excerpt);
            double gain = power > 0 ? 1 / Math.sqrt(power) : 0;
            for (int n = 0; n < samples; n++) {
                sum[n] += (float) (gain * excerpt[n]);
            }
        }
        return sum;
    }

    /** From a random place: anywhere where the recording must be repeated, else so that it need not be. */
    private float[] excerpt(int samples, int sampleRate, RandomGenerator random) {
        int number = random.nextInt(recordings.size());
        double place = random.nextDouble();
        float[] recording = at(number, sampleRate).samples();
        float[] excerpt = new float[samples];
        int spare = recording.length >= samples ? recording.length - samples + 1 : recording.length;
        int from = (int) (place * spare);
        for (int at = 0; at < samples && recording.length > 0; ) {
            int count = Math.min(samples - at, recording.length - from);
            System.arraycopy(recording, from, excerpt, at, count);
            at += count;
            from = 0;
        }
        return excerpt;
    }

    private Waveform at(int number, int sampleRate) {
        String key = number + "@" + sampleRate;
        Waveform known = kept.get(key);
        if (known != null) {
            return known;
        }
        try {
            Waveform read = recordings.get(number).read();
            Waveform made = read.withSamples(Samples.finite(read.samples())).atRate(sampleRate);
            if (keptSamples.get() + made.length() <= MOST_KEPT_SAMPLES && kept.putIfAbsent(key, made) == null) {
                keptSamples.addAndGet(made.length());
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
