package org.intone.audio;

/**
 * What a recording sounds like apart from what is said, to compare it with those that a model knows. {@link SoundMeter} takes
 * them.
 *
 * @param peakDb the loudest sample, in dB of full scale; -120 for silence
 * @param highBandDb how near 4.6 to 7.6 kHz ever comes to the loudest of 0.5 to 3.1 kHz, in dB: speech has hissing sounds (-8 to
 *     -40), a telephone line, or a recording at 8 kHz, passes none of them (below -50)
 * @param snrDb from the level that 5 % of the frames stay below to the one that 5 % exceed: 0 for anything steady, about 10 for
 *     speech as loud as the noise around it, 20 to 70 for speech in quiet
 * @param voicedSeconds how long there is a pitch between 60 and 500 Hz
 * @param levelSpreadDb the standard deviation of the level while there is sound: below 1 for steady noise and tones, 3 to 12 for
 *     speech
 */
public record SoundMeasures(
        double peakDb, double highBandDb, double snrDb, double voicedSeconds, double levelSpreadDb) {
    /** How long a voice must be heard for it to be one: less is a click or chance. */
    private static final double LEAST_VOICED_SECONDS = 0.1;

    private static final double STEADY_DB = 1;

    /** Whether there is a pitch for a tenth of a second, and a level that moves. Whispering is not found; singing is. */
    public boolean hasSpeech() {
        return voicedSeconds >= LEAST_VOICED_SECONDS && levelSpreadDb >= STEADY_DB;
    }
}
