package org.intone.timeline;

import java.util.function.Consumer;
import org.intone.audio.AudioCheck;
import org.intone.audio.AudioLimits;
import org.intone.audio.FlatTops;
import org.intone.audio.SoundFrame;
import org.intone.audio.SoundFrameStream;
import org.intone.audio.SoundMeter;
import org.intone.audio.Waveform;
import org.intone.signal.ResamplerStream;
import org.intone.signal.SampleSink;
import org.intone.signal.Samples;

/**
 * Finds the speech in one channel that comes in blocks of any size and cuts it into windows.
 *
 * <pre>
 * samples ─finite─ResamplerStream→ the recipe's rate, kept as long as a window may need it ─ResamplerStream→ 16 kHz ─frames→ {@link StretchTracker}
 * </pre>
 *
 * Nothing that it decides depends on how the samples were cut into blocks: all is decided at the frames, 16 ms apart. For one
 * thread; its memory does not grow.
 */
final class SpeechCutter {
    private static final int BLOCK = 1024;
    /** How far what is known of the source may run ahead of the frames: a chunk of a resampler, at the lowest rates. */
    private static final double MOST_LAG_SECONDS = 4;

    private final int sampleRate;
    private final int rate;
    private final StretchTracker tracker;
    private final SpeechFinder finder;
    private final ResamplerStream toRecipe;
    private final ResamplerStream toFrames;
    private final SoundFrameStream frames;
    private final SampleRing sound;
    private final FrameRing measured;
    private final FlatTops tops = new FlatTops();
    private final CountRing clipped;
    private final float[] block = new float[BLOCK];
    private long taken;
    private float peak;

    /**
     * Starts a channel.
     *
     * @param sampleRate of the samples in Hz
     * @param recipeRate of the windows in Hz
     * @param soon whether parts are wanted as soon as they can be known, for some more work; they are the same
     * @param parts takes the parts
     */
    SpeechCutter(int sampleRate, int recipeRate, TimelineSettings settings, boolean soon, Consumer<Part> parts) {
        requireRate(sampleRate);
        this.sampleRate = sampleRate;
        this.rate = recipeRate;
        this.tracker = new StretchTracker(settings, new StretchTracker.Events() {
            @Override
            public void began(long at) {
                parts.accept(new Part.Began(at));
            }

            @Override
            public void window(long start, long end) {
                parts.accept(cut(start, end));
            }

            @Override
            public void ended(long start, long end) {
                parts.accept(new Part.Ended(start, end));
            }
        });
        this.finder = new SpeechFinder(tracker::next);
        double seconds = tracker.reachSeconds() + MOST_LAG_SECONDS;
        this.sound = new SampleRing((int) Math.ceil(seconds * recipeRate));
        this.measured = new FrameRing((int) Math.ceil(seconds * Part.TICKS / SoundFrameStream.HOP_SAMPLES));
        this.clipped = new CountRing((int) Math.ceil(seconds * CountRing.BLOCKS_PER_SECOND));
        this.frames = new SoundFrameStream(this::next);
        this.toFrames = resampler(recipeRate, Part.TICKS, soon, frames);
        this.toRecipe = resampler(sampleRate, recipeRate, soon, (samples, offset, count) -> {
            // In small steps, so that the ring never runs far ahead of the frames.
            for (int done = 0; done < count; done += BLOCK) {
                int some = Math.min(BLOCK, count - done);
                sound.add(samples, offset + done, some);
                toFrames.accept(samples, offset + done, some);
            }
        });
    }

    private static void requireRate(int sampleRate) {
        if (sampleRate < AudioLimits.MIN_SAMPLE_RATE || sampleRate > AudioLimits.MAX_SAMPLE_RATE) {
            throw new IllegalArgumentException("sampleRate must be from " + AudioLimits.MIN_SAMPLE_RATE + " to "
                    + AudioLimits.MAX_SAMPLE_RATE + " Hz, was " + sampleRate);
        }
    }

    private static ResamplerStream resampler(int from, int to, boolean soon, SampleSink sink) {
        return soon ? ResamplerStream.soon(from, to, sink) : ResamplerStream.late(from, to, sink);
    }

    /** Takes the next samples, of any value. */
    void accept(float[] samples, int offset, int count) {
        for (int done = 0; done < count; done += BLOCK) {
            int some = Math.min(BLOCK, count - done);
            for (int n = 0; n < some; n++) {
                float sample = Samples.finite(samples[offset + done + n]);
                block[n] = sample;
                peak = Math.max(peak, Math.abs(sample));
                clipped.add((taken + n) * CountRing.BLOCKS_PER_SECOND / sampleRate, tops.next(sample));
            }
            taken += some;
            toRecipe.accept(block, 0, some);
        }
    }

    /** Ends the channel. Nothing may come after. */
    void finish() {
        tracker.endsAt(taken * Part.TICKS / sampleRate);
        toRecipe.finish();
        toFrames.finish();
        frames.finish();
        finder.finish();
        tracker.finish();
    }

    /** How many samples came. */
    long taken() {
        return taken;
    }

    /** Whether all of it is silence. */
    boolean silent() {
        return peak < AudioCheck.SILENT_PEAK;
    }

    private void next(SoundFrame frame, float[] power) {
        measured.add(frame);
        finder.next(frame, power);
    }

    private Part.Window cut(long start, long end) {
        long from = start * rate / Part.TICKS;
        long to = Math.max(from + 1, Math.min(sound.end(), end * rate / Part.TICKS));
        float[] samples = sound.copy(from, to);
        long firstFrame = start / SoundFrameStream.HOP_SAMPLES;
        SoundFrame[] within = measured.copy(
                firstFrame, Math.max(firstFrame + 1, Math.min(measured.end(), end / SoundFrameStream.HOP_SAMPLES)));
        double share = clipped.sum(
                        start * CountRing.BLOCKS_PER_SECOND / Part.TICKS,
                        end * CountRing.BLOCKS_PER_SECOND / Part.TICKS)
                / ((double) (end - start) * sampleRate / Part.TICKS);
        return new Part.Window(
                start,
                end,
                Waveform.of(samples, rate),
                SoundMeter.measures(Samples.peak(samples), within),
                share > AudioCheck.CLIPPED_SHARE);
    }
}
