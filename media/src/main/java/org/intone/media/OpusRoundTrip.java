package org.intone.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.augment.Augmentation;
import org.intone.signal.Samples;

/**
 * Sends a recording through Opus at a low bit rate, as calls over the internet do: encoded for speech in packets of 20 ms and
 * decoded again, in memory.
 *
 * <p>The codec's delay is taken away: as long as before, and aligned within 1 ms (test). The lower the rate, the narrower the band:
 * 4 kHz are left of it at 6 kbit/s. Beyond full scale it clips. Silence stays silence, and a recording of less
 * than 1,000 samples a second, which no call carries, stays as it is. The same amount drawn gives the same samples, as
 * encoder and decoder are part of FFmpeg's build and use one thread.
 *
 * <p>Source: J. Valin et al., RFC 6716, 2012.
 */
public final class OpusRoundTrip implements Augmentation {
    private static final double LEAST_KBITS = 6;
    private static final double MOST_KBITS = 256;
    private static final int LEAST_RATE = 1000;
    private static final int[] CODED_RATES = {8000, 12_000, 16_000, 24_000, 48_000};

    private final double leastKbits;
    private final double mostKbits;

    /** The bit rate is drawn evenly from a range in kbit/s within 6 and 256. */
    public OpusRoundTrip(double leastKbits, double mostKbits) {
        if (!(leastKbits >= LEAST_KBITS && leastKbits <= mostKbits && mostKbits <= MOST_KBITS)) {
            throw new IllegalArgumentException("kbit/s must rise within " + LEAST_KBITS + " and " + MOST_KBITS
                    + ", was " + leastKbits + " to " + mostKbits);
        }
        this.leastKbits = leastKbits;
        this.mostKbits = mostKbits;
    }

    @Override
    public String name() {
        return "opus";
    }

    /**
     * Encodes and decodes.
     *
     * @throws UncheckedIOException if FFmpeg cannot be loaded on this machine
     */
    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double kbits = leastKbits + (mostKbits - leastKbits) * random.nextDouble();
        float[] samples = Samples.finite(waveform.samples()).clone();
        if (Samples.peak(samples) == 0 || waveform.sampleRate() < LEAST_RATE) {
            return waveform.withSamples(samples);
        }
        for (int n = 0; n < samples.length; n++) {
            samples[n] = Math.max(-1, Math.min(1, samples[n]));
        }
        int coded = codedRate(waveform.sampleRate());
        float[] in = waveform.withSamples(samples).atRate(coded).samples();
        try (OpusCodec codec = new OpusCodec(coded, Math.round(1000 * kbits))) {
            Waveform out = Waveform.of(codec.roundTrip(in), codec.decodedRate());
            return waveform.withSamples(
                    Arrays.copyOf(out.atRate(waveform.sampleRate()).samples(), samples.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The lowest of Opus's rates that loses nothing, or its highest. */
    private static int codedRate(int sampleRate) {
        for (int rate : CODED_RATES) {
            if (rate >= sampleRate) {
                return rate;
            }
        }
        return CODED_RATES[CODED_RATES.length - 1];
    }
}
