package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Convolution;
import org.intone.signal.Samples;

/**
 * Puts a recording into a room: convolved with a made-up impulse response of shaped noise (not of a room's geometry).
 *
 * <pre>
 * h[0] = 1,  h[n] = c w[n] 10^(-3 n / (T60 sampleRate)) from 2.5 ms to T60,  w normal,
 *        c so that 10 log10(h[0]^2 / sum of the rest) is the direct-to-reverberant ratio, drawn from 0 to 10 dB
 * y = x * h, scaled to the power of x, of the length of x
 * </pre>
 *
 * The direct sound is not delayed. What rings on behind the end is cut off. Schroeder's decay of the responses is within 10 % of
 * T60 for 0.2 to 1 s and rates from 8 kHz on (test). Silence stays silence.
 *
 * <p>Sources: J. Polack, Playing billiards in the concert hall, Applied Acoustics 38, 1993 (the model); M. Schroeder, New method of
 * measuring reverberation time, J. Acoust. Soc. Am. 37, 1965 (the measure).
 */
public final class Room implements Augmentation {
    private static final double LEAST_SECONDS = 0.05;
    private static final double MOST_SECONDS = 10;
    private static final double FIRST_ECHO_SECONDS = 0.0025;
    private static final Range DIRECT_DB = new Range(0, 10);

    private final Range decaySeconds;

    /** The decay time T60 is drawn evenly from a range within 0.05 and 10 s; a living room has 0.5, a church 3. */
    public Room(double leastSeconds, double mostSeconds) {
        this.decaySeconds = new Range(leastSeconds, mostSeconds).within("decay time", LEAST_SECONDS, MOST_SECONDS);
    }

    @Override
    public String name() {
        return "room";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double seconds = decaySeconds.draw(random);
        float[] response = response(seconds, waveform.sampleRate(), random);
        float[] samples = Samples.finite(waveform.samples());
        float[] whole = new Convolution(response).apply(samples);
        float[] heard = new float[samples.length];
        System.arraycopy(whole, 0, heard, 0, heard.length);
        double power = Samples.power(heard);
        double gain = power > 0 ? Math.sqrt(Samples.power(samples) / power) : 0;
        for (int n = 0; n < heard.length; n++) {
            heard[n] = (float) (gain * heard[n]);
        }
        return waveform.withSamples(heard);
    }

    /** The impulse response of a room: the direct sound at sample 0, and {@code T60 sampleRate} samples in all. */
    static float[] response(double decaySeconds, int sampleRate, RandomGenerator random) {
        double directDb = DIRECT_DB.draw(random);
        float[] response = new float[Math.max(1, (int) Math.round(decaySeconds * sampleRate))];
        int first = Math.max(1, (int) Math.round(FIRST_ECHO_SECONDS * sampleRate));
        double fall = -3 / (decaySeconds * sampleRate);
        double energy = 0;
        for (int n = first; n < response.length; n++) {
            response[n] = (float) (random.nextGaussian() * Math.pow(10, fall * n));
            energy += (double) response[n] * response[n];
        }
        double scale = energy > 0 ? Math.sqrt(Math.pow(10, -directDb / 10) / energy) : 0;
        for (int n = first; n < response.length; n++) {
            response[n] *= (float) scale;
        }
        response[0] = 1;
        return response;
    }
}
