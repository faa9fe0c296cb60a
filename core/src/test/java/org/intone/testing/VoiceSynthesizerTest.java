package org.intone.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;

class VoiceSynthesizerTest {
    private static final List<Emotion> SIX =
            List.of(Emotion.ANGER, Emotion.DISGUST, Emotion.FEAR, Emotion.HAPPINESS, Emotion.NEUTRAL, Emotion.SADNESS);

    @Test
    void sameSeedSameSamples() {
        Voice voice = Voice.of(true, 7);
        Waveform once = VoiceSynthesizer.speak(voice, Emotion.FEAR, 0.5, 16_000, 3);
        Waveform again = VoiceSynthesizer.speak(Voice.of(true, 7), Emotion.FEAR, 0.5, 16_000, 3);
        assertArrayEquals(once.samples(), again.samples());
        assertFalse(Arrays.equals(
                once.samples(),
                VoiceSynthesizer.speak(voice, Emotion.FEAR, 0.5, 16_000, 4).samples()));
        assertEquals(8000, once.length());
    }

    @Test
    void pulsesComeAtThePitchOfTheVoice() {
        for (double f0Hz : new double[] {110, 220}) {
            Voice voice = new Voice(f0Hz, 1, 1, 0, 0);
            List<Double> pitches = new ArrayList<>();
            for (int take = 0; take < 15; take++) {
                pitches.add(pitchHz(VoiceSynthesizer.speak(voice, Emotion.NEUTRAL, 1, 16_000, take)));
            }
            Collections.sort(pitches);
            assertEquals(f0Hz, pitches.get(7), 0.1 * f0Hz, "takes spread by 1.2 semitones, 7 %");
        }
    }

    @Test
    void angerIsLouderHigherAndBrighterThanSadness() {
        Voice voice = Voice.of(false, 11);
        double[] anger = mean(voice, Emotion.ANGER);
        double[] sadness = mean(voice, Emotion.SADNESS);
        assertEquals(13, anger[0] - sadness[0], 2.5, "level in dB");
        assertTrue(anger[1] > sadness[1] + 0.15, "pitch in octaves");
        assertTrue(anger[2] > sadness[2] + 2, "brightness in dB");
    }

    @Test
    void unseenSpeakersAreUnderstoodAndShuffledLabelsAreNot() {
        List<double[]> train = new ArrayList<>();
        List<double[]> test = new ArrayList<>();
        List<Integer> trainTruth = new ArrayList<>();
        List<Integer> testTruth = new ArrayList<>();
        for (int speaker = 0; speaker < 16; speaker++) {
            Voice voice = Voice.of(speaker % 2 == 0, speaker);
            for (int c = 0; c < SIX.size(); c++) {
                for (int take = 0; take < 6; take++) {
                    Waveform clip =
                            VoiceSynthesizer.speak(voice, SIX.get(c), 0.8, 16_000, 100L * speaker + 10L * c + take);
                    (speaker < 12 ? train : test).add(measures(clip));
                    (speaker < 12 ? trainTruth : testTruth).add(c);
                }
            }
        }
        double learnt = nearestMeanAccuracy(train, trainTruth, test, testTruth);
        double shuffled = 0;
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(trainTruth, new Random(seed));
            shuffled += nearestMeanAccuracy(train, trainTruth, test, testTruth) / 20;
        }
        assertTrue(learnt > 0.4 && learnt < 0.9, "learnable but not trivial, was " + learnt);
        assertEquals(1.0 / 6, shuffled, 0.06);
    }

    @Test
    void refusesWhatIsTooShortOrTooSlow() {
        Voice voice = Voice.of(true, 1);
        assertThrows(IllegalArgumentException.class, () -> VoiceSynthesizer.speak(voice, Emotion.CALM, 0.1, 16_000, 1));
        assertThrows(IllegalArgumentException.class, () -> VoiceSynthesizer.speak(voice, Emotion.CALM, 1, 4000, 1));
    }

    private static double[] mean(Voice voice, Emotion emotion) {
        double[] sum = new double[3];
        for (int take = 0; take < 20; take++) {
            double[] measures = measures(VoiceSynthesizer.speak(voice, emotion, 1, 16_000, take));
            for (int d = 0; d < sum.length; d++) {
                sum[d] += measures[d] / 20;
            }
        }
        return sum;
    }

    /** Level in dB, pitch in octaves, and the level of the second difference over that of the samples in dB. */
    private static double[] measures(Waveform clip) {
        float[] x = clip.samples();
        double squares = 0;
        double slopes = 0;
        for (int n = 2; n < x.length; n++) {
            squares += x[n] * x[n];
            slopes += Math.pow(x[n] - 2 * x[n - 1] + x[n - 2], 2);
        }
        return new double[] {
            10 * Math.log10(squares / x.length),
            Math.log(pitchHz(clip)) / Math.log(2),
            10 * Math.log10(slopes / squares)
        };
    }

    /** The lag of the highest autocorrelation between 60 and 500 Hz. */
    private static double pitchHz(Waveform clip) {
        float[] x = clip.samples();
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = clip.sampleRate() / 500; lag <= clip.sampleRate() / 60; lag++) {
            double sum = 0;
            for (int n = lag; n < x.length; n += 3) {
                sum += x[n] * x[n - lag];
            }
            if (sum > highest) {
                highest = sum;
                best = lag;
            }
        }
        return (double) clip.sampleRate() / best;
    }

    private static double nearestMeanAccuracy(
            List<double[]> train, List<Integer> trainTruth, List<double[]> test, List<Integer> testTruth) {
        double[][] means = new double[SIX.size()][3];
        for (int i = 0; i < train.size(); i++) {
            for (int d = 0; d < 3; d++) {
                means[trainTruth.get(i)][d] += train.get(i)[d] * SIX.size() / train.size();
            }
        }
        double[] scale = {4, 0.4, 2};
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < means.length; c++) {
                double distance = 0;
                for (int d = 0; d < 3; d++) {
                    distance += Math.pow((test.get(i)[d] - means[c][d]) / scale[d], 2);
                }
                if (distance < least) {
                    least = distance;
                    nearest = c;
                }
            }
            right += nearest == testTruth.get(i) ? 1 : 0;
        }
        return (double) right / test.size();
    }
}
