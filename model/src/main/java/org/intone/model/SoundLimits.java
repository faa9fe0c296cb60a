package org.intone.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.intone.audio.SoundMeasures;

/**
 * From where on a sound is none that a model can be relied on for.
 *
 * <p>{@link #USUAL} is what a clean recording of speech keeps and a spoilt one does not. A model that was trained on worse sound
 * gets wider limits ({@link #of}): who learned on telephone calls need not be warned of them.
 *
 * @param peakDb the peak below which a recording is quiet, in dB of full scale
 * @param highBandDb below which it is narrow band: see {@link SoundMeasures#highBandDb()}
 * @param snrDb below which it is noisy: see {@link SoundMeasures#snrDb()}
 */
public record SoundLimits(double peakDb, double highBandDb, double snrDb) {
    /** For models that do not say what they were trained on. */
    public static final SoundLimits USUAL = new SoundLimits(-40, -48, 10);

    private static final double LEAST_SHARE = 0.01;

    /** Refuses what is no number. */
    public SoundLimits {
        if (!Double.isFinite(peakDb + highBandDb + snrDb)) {
            throw new IllegalArgumentException(
                    "limits must be finite, were " + peakDb + ", " + highBandDb + " and " + snrDb);
        }
    }

    /**
     * The usual limits, or what one recording in a hundred stays below, where that is lower.
     *
     * @param heard of recordings like those in training; the usual limits where there are none
     */
    public static SoundLimits of(List<SoundMeasures> heard) {
        return new SoundLimits(
                lower(USUAL.peakDb, heard, SoundMeasures::peakDb),
                lower(USUAL.highBandDb, heard, SoundMeasures::highBandDb),
                lower(USUAL.snrDb, heard, SoundMeasures::snrDb));
    }

    private static double lower(double usual, List<SoundMeasures> heard, ToDoubleFunction<SoundMeasures> measure) {
        double[] sorted = heard.stream().mapToDouble(measure).sorted().toArray();
        return sorted.length == 0 ? usual : Math.min(usual, sorted[(int) (LEAST_SHARE * (sorted.length - 1))]);
    }

    /** What a recording that is not silent lacks; where no speech is found, nothing else is said. */
    List<String> warnings(SoundMeasures sound) {
        List<String> warnings = new ArrayList<>();
        if (sound.peakDb() < peakDb) {
            warnings.add(SoundWarnings.QUIET);
        }
        if (!sound.hasSpeech()) {
            warnings.add(SoundWarnings.NO_SPEECH);
            return warnings;
        }
        if (sound.highBandDb() < highBandDb) {
            warnings.add(SoundWarnings.NARROW_BAND);
        }
        if (sound.snrDb() < snrDb) {
            warnings.add(SoundWarnings.NOISY);
        }
        return warnings;
    }
}
