package org.intone.clean;

import java.util.Optional;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.signal.SpectrumEdit;
import org.intone.signal.Stft;
import org.intone.signal.Window;

/**
 * Takes steady noise away, whose spectrum is learnt from the recording's own quiet frames.
 *
 * <pre>
 * X[t][k]: frames of about 32 ms under a Hann window, every quarter of that
 * N[k]: mean of |X[t][k]|^2 over the quiet frames ({@link NoiseProfile})
 * Y[t][k] = G[t][k] X[t][k],  G between a floor and 1 ({@link WienerGain}),  y = overlapped and added
 * </pre>
 *
 * <p>Made-up speech in white noise gains 5 to 10 dB of signal-to-noise ratio where it had 0 to 20 dB, and made-up speech
 * without noise changes by less than 1 part in 1,000 of its power; the test states what was measured. A recording in which
 * nothing stands out from its quiet frames (silence, a steady tone, noise alone), and one shorter than 20 frames (about
 * 0.16 s), keeps its samples. What is steady all along, hum for instance, counts as noise. The speech should have a pause of
 * 0.1 s somewhere; without any, its quietest frames, which are speech, are taken for noise. Frames of digital silence tell nothing
 * of the noise and are passed over.
 *
 * <p>Sources: J. Lim and A. Oppenheim, Enhancement and bandwidth compression of noisy speech, Proc. IEEE 67, 1979 (the gain);
 * Y. Ephraim and D. Malah, Speech enhancement using a minimum mean-square error short-time spectral amplitude estimator, IEEE TASSP 32,
 * 1984 (its smoothing over time).
 */
public final class Denoise implements Cleaning {
    private static final double FRAME_SECONDS = 0.032;
    private static final int LEAST_FFT_SIZE = 64;
    private static final double MOST_REDUCTION_DB = 60;
    private static final double STANDARD_REDUCTION_DB = 20;

    private final double reductionDb;

    /** Takes away 20 dB at most. */
    public Denoise() {
        this(STANDARD_REDUCTION_DB);
    }

    /** Takes away so many dB at most, above 0 and up to 60: more noise than speech sounds the less natural the more. */
    public Denoise(double reductionDb) {
        if (!(reductionDb > 0 && reductionDb <= MOST_REDUCTION_DB)) {
            throw new IllegalArgumentException(
                    "reductionDb must be above 0 and up to " + MOST_REDUCTION_DB + ", was " + reductionDb);
        }
        this.reductionDb = reductionDb;
    }

    @Override
    public String name() {
        return "denoise:" + Amounts.text(reductionDb);
    }

    @Override
    public Waveform clean(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        int fftSize = fftSize(waveform.sampleRate());
        Stft stft = new Stft(fftSize, fftSize / SpectrumEdit.OVERLAP, Window.HANN);
        Optional<float[]> noise = NoiseProfile.of(samples, stft);
        return waveform.withSamples(
                noise.map(power -> reduced(samples, stft, power)).orElseGet(samples::clone));
    }

    private float[] reduced(float[] samples, Stft stft, float[] noise) {
        WienerGain gain = new WienerGain(noise, Math.pow(10, -reductionDb / 20));
        return SpectrumEdit.apply(samples, 2 * (stft.bins() - 1), (t, spectrum) -> gain.applyInPlace(spectrum));
    }

    /** The power of two nearest to 32 ms. */
    private static int fftSize(int sampleRate) {
        long exponent = Math.round(Math.log(FRAME_SECONDS * sampleRate) / Math.log(2));
        return Math.max(LEAST_FFT_SIZE, 1 << exponent);
    }
}
