package org.intone.feature;

import static org.intone.feature.WhisperRecipe.BANDS;
import static org.intone.feature.WhisperRecipe.FRAME_SAMPLES;
import static org.intone.feature.WhisperRecipe.HOP_SAMPLES;
import static org.intone.feature.WhisperRecipe.RATE;

import java.io.IOException;
import org.intone.audio.MonoSource;
import org.intone.audio.Waveform;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.FrameStream;
import org.intone.signal.Framing;
import org.intone.signal.Log10;
import org.intone.signal.MelFilterBank;
import org.intone.signal.Padding;
import org.intone.signal.Samples;
import org.intone.signal.Window;

/** Follows {@link WhisperRecipe}. For one thread, as the transform within is. */
final class WhisperExtractor implements FeatureExtractor {
    private static final float RANGE = 8;

    private final Recipe recipe;
    private final FrameAnalysis spectrogram = new FrameAnalysis(
            new Frame(new Framing(FRAME_SAMPLES, HOP_SAMPLES, Padding.MIRROR), Window.HANN),
            MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, FRAME_SAMPLES, BANDS, 0, WhisperRecipe.HIGH_HZ)));

    WhisperExtractor(Recipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        float[] clean = Samples.finite(waveform.samples());
        float[] samples = waveform.withSamples(clean).atRate(RATE).samples();
        int frames = kept(spectrogram.frames(samples.length));
        return described(spectrogram.of(samples, frames).values());
    }

    @Override
    public FeatureMatrix extract(MonoSource source) throws IOException {
        RowCollector power = new RowCollector(BANDS);
        FrameStream frames = spectrogram.stream(power);
        ResampledPass.run(source, RATE, frames::accept);
        frames.finish();
        return described(power.take(kept(power.rows())));
    }

    /** All but the last frame, where there are more. */
    private static int kept(int frames) {
        return Math.max(1, frames - 1);
    }

    /** Powers become what the model takes, in place. */
    private static FeatureMatrix described(float[] values) {
        float least = (float) Decibels.LEAST_POWER;
        float floor = (float) Log10.of(Math.max(least, Samples.peak(values))) - RANGE;
        Log10.inPlace(values, least);
        for (int i = 0; i < values.length; i++) {
            values[i] = (Math.max(floor, values[i]) + 4) / 4;
        }
        return new FeatureMatrix(values, values.length / BANDS, BANDS);
    }
}
