package org.intone.testing;

import java.util.Random;
import org.intone.emotion.Emotion;

/**
 * How an emotion changes a voice. The figures follow the direction, not the size, of what acoustic studies of acted
 * emotion report (Scherer 2003, "Vocal communication of emotion", table 2).
 *
 * @param pitchSemitones above the speaker's usual pitch
 * @param rangeSemitones how far the pitch moves
 * @param riseSemitones from the clip's begin to its end
 * @param levelDb above the speaker's usual level
 * @param rate times the speaker's usual rate
 * @param brightnessHz where the source's spectrum starts to fall
 * @param roughness jitter and shimmer, as a part of the period and of the amplitude
 * @param breath added aspiration noise
 */
record Portrayal(
        double pitchSemitones,
        double rangeSemitones,
        double riseSemitones,
        double levelDb,
        double rate,
        double brightnessHz,
        double roughness,
        double breath) {

    static Portrayal of(Emotion emotion) {
        return switch (emotion) {
            case ANGER -> new Portrayal(4, 5, -2, 7, 1.15, 7000, 0.04, 0.01);
            case DISGUST -> new Portrayal(-2, 3, -3, 0, 0.75, 2200, 0.06, 0.05);
            case FEAR -> new Portrayal(7, 2, 0, 1, 1.45, 2600, 0.03, 0.16);
            case HAPPINESS -> new Portrayal(4.5, 9, 0, 4, 1.1, 4200, 0.008, 0.03);
            case NEUTRAL -> new Portrayal(0, 2, -1, 0, 1.0, 1800, 0.008, 0.02);
            case SADNESS -> new Portrayal(-1, 2, -3, -6, 0.68, 800, 0.015, 0.06);
            case SURPRISE -> new Portrayal(6, 5, 10, 3, 0.9, 3600, 0.008, 0.08);
            case CALM -> new Portrayal(-1, 1.5, -1, -4, 0.85, 1100, 0.006, 0.03);
            case BOREDOM -> new Portrayal(-3, 1, -1, -3, 0.62, 1300, 0.01, 0.02);
        };
    }

    /** The same emotion as it comes out another time, since no two takes are alike and neighbouring emotions overlap. */
    Portrayal varied(Random random) {
        return new Portrayal(
                pitchSemitones + 0.9 * random.nextGaussian(),
                rangeSemitones * Math.exp(0.25 * random.nextGaussian()),
                riseSemitones + 1.2 * random.nextGaussian(),
                levelDb + 1.5 * random.nextGaussian(),
                rate * Math.exp(0.1 * random.nextGaussian()),
                brightnessHz * Math.exp(0.15 * random.nextGaussian()),
                roughness * Math.exp(0.3 * random.nextGaussian()),
                breath * Math.exp(0.4 * random.nextGaussian()));
    }
}
