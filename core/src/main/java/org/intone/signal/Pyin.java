package org.intone.signal;

/**
 * The pitch of a voice and where there is one, by the probabilistic YIN method.
 *
 * <pre>
 * bins: b = 0 .. B-1, f[b] = lowHz 2^(b / 120), ten a semitone;  B = 1 + floor(120 log2(highHz / lowHz))
 * each frame: probabilities of the bins by YIN with 100 thresholds ({@link PitchCandidates})
 * all frames: the likeliest path through bins and voicing ({@link PitchDecoder}); up to 35.92 octaves a second
 * </pre>
 *
 * Equal to {@code librosa.pyin} 0.11 with its default settings. Frames are centred on sample {@code t * hop}, zeros beyond the ends.
 * Silence is unvoiced with probability 0, and so is the one frame of the empty signal. Samples that are not finite are brought within
 * {@link Samples#finite} first.
 *
 * <p>A stream gives what the whole recording does, some frames later, and keeps 4,096 frames of back pointers (10 MB) however long it is.
 * Only a signal in which two paths rival for longer than that (95 s at 22,050 Hz) is decided by the one that is better then; that is
 * so with the whole recording too.
 *
 * <p>Immutable; serves all threads. Each recording and each stream makes its own scratch memory; nothing is allocated for a frame.
 *
 * <p>Source: Mauch and Dixon, pYIN: a fundamental frequency estimator using probabilistic threshold distributions, ICASSP 2014.
 */
public final class Pyin {
    private static final int SEMITONES = 12;
    private static final int BINS_PER_SEMITONE = 10;
    private static final int BINS_PER_OCTAVE = SEMITONES * BINS_PER_SEMITONE;
    private static final double OCTAVES_PER_SECOND = 35.92;

    private final int sampleRate;
    private final Framing framing;
    private final PitchRange range;

    /** With librosa's frames of 2,048 samples every 512. */
    public Pyin(int sampleRate, PitchRange range) {
        this(sampleRate, Framing.centred(2048, 512), range);
    }

    /**
     * With other frames.
     *
     * @param sampleRate in Hz
     * @param framing of N samples, an even number and more than one period of the lowest frequency, better two
     * @param range up to half the rate
     */
    public Pyin(int sampleRate, Framing framing, PitchRange range) {
        this.sampleRate = sampleRate;
        this.framing = framing;
        this.range = range;
        YinDifference.check(sampleRate, framing.frameSamples(), range);
    }

    /** The pitch of a whole recording. */
    public PitchTrack of(float[] samples) {
        int frames = Math.toIntExact(framing.frames(samples.length));
        float[] f0Hz = new float[frames];
        float[] voiced = new float[frames];
        PitchStream stream = stream((t, hz, probability) -> {
            f0Hz[(int) t] = hz;
            voiced[(int) t] = probability;
        });
        stream.accept(samples, 0, samples.length);
        stream.finish();
        return new PitchTrack(f0Hz, voiced);
    }

    /** Begins a signal that comes in blocks; the pitch of its frames goes to {@code sink} when it is decided. */
    public PitchStream stream(PitchSink sink) {
        YinDifference difference = new YinDifference(sampleRate, framing.frameSamples(), range);
        float[] frequenciesHz = frequenciesHz();
        PitchCandidates candidates =
                new PitchCandidates(difference, range.lowHz(), frequenciesHz.length, BINS_PER_OCTAVE);
        long semitones = Math.round(OCTAVES_PER_SECOND * SEMITONES * framing.hopSamples() / sampleRate);
        int reach = (int) (semitones * BINS_PER_SEMITONE / 2);
        PitchDecoder decoder = new PitchDecoder(frequenciesHz, reach, sink);
        FrameStream frames = new FrameStream(new Frame(framing, Window.HANN), frame -> {
            candidates.find(frame.samples());
            decoder.accept(candidates.observed(), candidates.voiced());
        });
        return new PitchStream(frames, decoder);
    }

    private float[] frequenciesHz() {
        double octaves = Math.log(range.highHz() / range.lowHz()) / Math.log(2);
        float[] frequencies = new float[1 + (int) Math.floor(BINS_PER_OCTAVE * octaves)];
        for (int b = 0; b < frequencies.length; b++) {
            frequencies[b] = (float) (range.lowHz() * Math.pow(2, (double) b / BINS_PER_OCTAVE));
        }
        return frequencies;
    }
}
