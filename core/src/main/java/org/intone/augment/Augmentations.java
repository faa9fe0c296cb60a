package org.intone.augment;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;

/**
 * The augmentations that make versions 1, 2, 3 .. of a recording; version 0 is the recording itself.
 *
 * <pre>
 * version 1, 4, 7 ..: noise         SNR 12 to 30 dB
 * version 2, 5, 8 ..: stretch+pitch rate 0.8 to 1.25, -2 to 2 semitones
 * version 3, 6, 9 ..: shift+noise   -0.2 to 0.2 s, SNR 12 to 30 dB
 * </pre>
 *
 * These are the originals' kinds with their strengths as ranges, where the originals have one strength (rate 0.8, 0.7 semitones,
 * noise of up to 3.5 % of the peak: 12 dB and more for speech).
 */
public final class Augmentations {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final Noise NOISE = new Noise(12, 30);
    private static final List<Augmentation> STANDARD = List.of(
            NOISE,
            new Chain(List.of(new TimeStretch(0.8, 1.25), new PitchShift(-2, 2))),
            new Chain(List.of(new TimeShift(-0.2, 0.2), NOISE)));

    private Augmentations() {}

    /** The augmentations in the order of the versions. */
    public static List<Augmentation> standard() {
        return STANDARD;
    }

    /** The augmentation of version 1 and up; the list is gone through again and again. */
    public static Augmentation version(int version) {
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more, was " + version);
        }
        return STANDARD.get((version - 1) % STANDARD.size());
    }

    /**
     * A version of a recording; the same arguments give the same samples, whatever else was augmented before.
     *
     * @param waveform as recorded
     * @param seed of the training
     * @param recording what the recording is known by, its digest or its file
     * @param version 0 for the recording itself
     */
    public static Waveform apply(Waveform waveform, long seed, String recording, int version) {
        return version == 0 ? waveform : version(version).apply(waveform, random(seed, recording, version));
    }

    /** The chance of one version of one recording: seeded by a 64-bit FNV-1a hash of all three. */
    public static RandomGenerator random(long seed, String recording, int version) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < recording.length(); i++) {
            hash = (hash ^ recording.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ version) * FNV_PRIME;
        hash = (hash ^ seed) * FNV_PRIME;
        return new SplittableRandom(hash);
    }
}
