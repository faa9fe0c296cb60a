package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.intone.emotion.Emotion;
import org.intone.signal.Samples;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

class SoundFrameStreamTest {
    private static final Waveform TALK =
            VoiceSynthesizer.speak(Voice.of(true, 4), Emotion.HAPPINESS, 3, SoundFrameStream.SAMPLE_RATE, 9);

    @Property(tries = 20)
    void framesOfBlocksMeasureWhatTheWholeDoes(
            @ForAll @IntRange(min = 640, max = 48_000) int length,
            @ForAll @IntRange(min = 1, max = 20_000) int mostAtOnce,
            @ForAll long seed) {
        float[] samples = Arrays.copyOf(TALK.samples(), length);
        List<SoundFrame> frames = new ArrayList<>();
        SoundFrameStream stream = new SoundFrameStream((frame, power) -> frames.add(frame));
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < length; ) {
            int count = Math.min(length - n, random.nextInt(1, mostAtOnce + 1));
            stream.accept(samples, n, count);
            n += count;
        }
        stream.finish();
        assertEquals(1 + length / SoundFrameStream.HOP_SAMPLES, frames.size());
        SoundMeasures whole = new SoundMeter().measure(TALK.withSamples(samples));
        assertEquals(whole, SoundMeter.measures(Samples.peak(samples), frames.toArray(SoundFrame[]::new)));
    }
}
