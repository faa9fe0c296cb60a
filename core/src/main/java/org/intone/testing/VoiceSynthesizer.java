package org.intone.testing;

import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;

/**
 * Babbles like a {@link Voice} that portrays an emotion: pulses and breath through four formants, one vowel a syllable.
 *
 * <pre>
 * source[n]  = shimmer * (2x - 3x²) while x = phase / 0.6 &lt; 1, else 0;   plus breath * noise
 * sample[n]  = envelope * (resonator 4 ∘ 3 ∘ 2 ∘ 1 ∘ tilt)(source)
 * </pre>
 *
 * <p>The pulse is the derivative of the KLGLOTT88 flow (Klatt and Klatt 1990), the resonators are those of Klatt 1980. The
 * whole clip is then set to its level: -30 dB RMS for a neutral portrayal of the average speaker.
 *
 * <p>The same arguments give the same samples. An object serves one clip.
 */
public final class VoiceSynthesizer {
    /** Formants of the vowels a, e, i, o, u of a man, in Hz. */
    private static final double[][] VOWELS = {
        {730, 1090, 2440, 3400},
        {530, 1840, 2480, 3500},
        {270, 2290, 3010, 3600},
        {570, 840, 2410, 3300},
        {300, 870, 2240, 3300}
    };

    private static final double[] BANDWIDTHS_HZ = {80, 100, 140, 200};
    private static final double SYLLABLES_PER_SECOND = 4.5;
    private static final double OPEN_QUOTIENT = 0.6;
    private static final double EDGE_SECONDS = 0.05;
    private static final double ROOM_DB = -72;

    private final Voice voice;
    private final Portrayal portrayal;
    private final int sampleRate;
    private final Random random;
    private final Resonator[] formants = new Resonator[BANDWIDTHS_HZ.length];
    private double phase = 1;
    private double periodJitter = 1;
    private double pulseAmplitude = 1;
    private double tilted;
    private double tiltedTwice;

    private VoiceSynthesizer(Voice voice, Portrayal portrayal, int sampleRate, Random random) {
        this.voice = voice;
        this.portrayal = portrayal;
        this.sampleRate = sampleRate;
        this.random = random;
        for (int i = 0; i < formants.length; i++) {
            formants[i] = new Resonator(sampleRate);
        }
    }

    /**
     * One clip.
     *
     * @param seconds its length, 0.2 at least, with 50 ms of room noise at both ends
     * @param sampleRate in Hz, 8,000 at least
     * @param seed which take it is: syllables, melody and how well the emotion comes out
     */
    public static Waveform speak(Voice voice, Emotion emotion, double seconds, int sampleRate, long seed) {
        if (seconds < 0.2) {
            throw new IllegalArgumentException("seconds must be 0.2 or more, was " + seconds);
        }
        if (sampleRate < 8000) {
            throw new IllegalArgumentException("sampleRate must be 8000 or more, was " + sampleRate);
        }
        Random random = new Random(seed);
        Portrayal portrayal = Portrayal.of(emotion).varied(random);
        return Waveform.of(new VoiceSynthesizer(voice, portrayal, sampleRate, random).clip(seconds), sampleRate);
    }

    private float[] clip(double seconds) {
        double[] sound = new double[(int) Math.round(seconds * sampleRate)];
        int edge = (int) (EDGE_SECONDS * sampleRate);
        double syllableSamples = sampleRate / (SYLLABLES_PER_SECOND * voice.rate() * portrayal.rate());
        int spoken = sound.length - 2 * edge;
        int syllables = Math.max(1, (int) Math.round(spoken / syllableSamples));
        double[] accents = new double[syllables];
        int[] vowels = new int[syllables];
        for (int s = 0; s < syllables; s++) {
            accents[s] = random.nextGaussian();
            vowels[s] = random.nextInt(VOWELS.length);
        }
        for (int n = 0; n < spoken; n++) {
            double place = (double) n * syllables / spoken;
            int s = Math.min(syllables - 1, (int) place);
            if (n % 32 == 0) {
                tune(vowels[s], vowels[Math.min(s + 1, syllables - 1)], place - s);
            }
            sound[edge + n] =
                    envelope(place - s) * throughTract(source(f0Hz(accents[s], place - s, (double) n / spoken)));
        }
        return atLevel(sound);
    }

    /** The pitch of a syllable: an arch above the line from the clip's begin to its end. */
    private double f0Hz(double accent, double inSyllable, double inClip) {
        double semitones = portrayal.pitchSemitones()
                + portrayal.riseSemitones() * (inClip - 0.5)
                + portrayal.rangeSemitones() * 0.5 * accent * Math.sin(Math.PI * inSyllable);
        return Math.max(40, voice.f0Hz() * Math.pow(2, semitones / 12));
    }

    private double source(double f0Hz) {
        phase += f0Hz * periodJitter / sampleRate;
        if (phase >= 1) {
            phase %= 1;
            periodJitter = Math.max(0.5, 1 + portrayal.roughness() * random.nextGaussian());
            pulseAmplitude = Math.max(0.2, 1 + 3 * portrayal.roughness() * random.nextGaussian());
        }
        double x = phase / OPEN_QUOTIENT;
        double pulse = x < 1 ? pulseAmplitude * (2 * x - 3 * x * x) : 0;
        return pulse + (voice.breath() + portrayal.breath()) * (x < 1 ? 1 : 0.4) * random.nextGaussian();
    }

    private double throughTract(double source) {
        double pass = 1 - Math.exp(-2 * Math.PI * portrayal.brightnessHz() / sampleRate);
        tilted += pass * (source - tilted);
        tiltedTwice += pass * (tilted - tiltedTwice);
        double sample = tiltedTwice;
        for (Resonator formant : formants) {
            sample = formant.next(sample);
        }
        return sample;
    }

    /** Sets the formants to a vowel, and in a syllable's last third on the way to the next one. */
    private void tune(int vowel, int next, double inSyllable) {
        double way = Math.max(0, 1.5 * (inSyllable - 2.0 / 3));
        for (int i = 0; i < formants.length; i++) {
            double hz = (1 - way) * VOWELS[vowel][i] + way * VOWELS[next][i];
            formants[i].tune(Math.min(hz * voice.formantScale(), 0.45 * sampleRate), BANDWIDTHS_HZ[i]);
        }
    }

    private static double envelope(double inSyllable) {
        return 0.05 + 0.95 * Math.sqrt(Math.max(0, Math.sin(Math.PI * inSyllable)));
    }

    private float[] atLevel(double[] sound) {
        double squares = 0;
        for (double x : sound) {
            squares += x * x;
        }
        double target = Math.pow(10, (-30 + voice.levelDb() + portrayal.levelDb()) / 20);
        double gain = target / Math.sqrt(squares / sound.length);
        double room = Math.pow(10, ROOM_DB / 20);
        float[] samples = new float[sound.length];
        for (int n = 0; n < samples.length; n++) {
            double sample = gain * sound[n] + room * random.nextGaussian();
            samples[n] = (float) Math.max(-0.98, Math.min(0.98, sample));
        }
        return samples;
    }

    /** {@code y[n] = a x[n] + b y[n-1] + c y[n-2]} with gain 1 at 0 Hz. */
    private static final class Resonator {
        private final int sampleRate;
        private double a;
        private double b;
        private double c;
        private double last;
        private double lastButOne;

        Resonator(int sampleRate) {
            this.sampleRate = sampleRate;
        }

        void tune(double hz, double bandwidthHz) {
            c = -Math.exp(-2 * Math.PI * bandwidthHz / sampleRate);
            b = 2 * Math.exp(-Math.PI * bandwidthHz / sampleRate) * Math.cos(2 * Math.PI * hz / sampleRate);
            a = 1 - b - c;
        }

        double next(double x) {
            double y = a * x + b * last + c * lastButOne;
            lastButOne = last;
            last = y;
            return y;
        }
    }
}
