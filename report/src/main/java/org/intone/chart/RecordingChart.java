package org.intone.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.emotion.TimedPrediction;
import org.intone.feature.PitchContour;
import org.intone.report.Figures;
import org.intone.signal.Samples;

/**
 * Pictures of one recording, from top to bottom on one axis of time: waveform, mel spectrogram, F0 contour, and, where they are
 * given, the emotions over time.
 *
 * <p>Any rate and length; of a long recording a column of pixels shows the mean power, and the least and the largest sample, of its
 * time. Silence and the empty waveform give a picture that says so. No state; serves all threads.
 */
public final class RecordingChart {
    private static final int WIDTH = 460;
    private static final int WIDE = 960;
    private static final double LEAST_SECONDS = 0.01;

    private RecordingChart() {}

    /** Waveform, spectrogram and F0, as wide as a column of a page. */
    public static Picture of(String title, Waveform waveform) {
        return picture(title, waveform, List.of(), WIDTH);
    }

    /**
     * The same with the emotions over time below, twice as wide.
     *
     * @param emotions in the order of their times, all of one label set; where there are none, so there is no strip of them
     */
    public static Picture of(String title, Waveform waveform, List<TimedPrediction> emotions) {
        return picture(title, waveform, emotions, WIDE);
    }

    private static Picture picture(String title, Waveform waveform, List<TimedPrediction> emotions, int width) {
        Waveform clean = waveform.withSamples(Samples.finite(waveform.samples()));
        double seconds = Math.max(LEAST_SECONDS, clean.durationSeconds());
        PitchContour pitch = RecordingStrips.pitch(clean);
        RecordingStrips strips = new RecordingStrips(width - ColourBar.WIDTH, seconds);
        List<Drawing> all = new ArrayList<>(
                List.of(strips.waveform(clean), strips.spectrogram(clean), strips.pitch(pitch, emotions.isEmpty())));
        if (!emotions.isEmpty()) {
            all.add(EmotionStrip.of(width - ColourBar.WIDTH, seconds, emotions));
            all.add(new ColourLegend(width, Strip.LEFT_OF_PLOT, EmotionStrip.colours(emotions)));
        }
        return new Picture(title, words(clean, pitch, emotions), new Stack(width, all));
    }

    private static String words(Waveform waveform, PitchContour pitch, List<TimedPrediction> emotions) {
        float peak = Samples.peak(waveform.samples());
        String sound = Figures.duration(waveform.durationSeconds())
                + (peak > 0 ? " of sound, at most " + Figures.decimals(peak, 2) + " of full scale; " : " of silence; ");
        return sound + words(pitch) + (emotions.isEmpty() ? "." : "; " + EmotionStrip.words(emotions) + ".");
    }

    private static String words(PitchContour pitch) {
        float[] voiced = voiced(pitch);
        return voiced.length == 0
                ? "no voice is found"
                : "F0 from " + Math.round(voiced[0]) + " to " + Math.round(voiced[voiced.length - 1])
                        + " Hz, half of it below " + Math.round(voiced[voiced.length / 2]) + " Hz";
    }

    /** F0 where there is a voice, rising. */
    static float[] voiced(PitchContour pitch) {
        float[] sorted = pitch.f0Hz().clone();
        Arrays.sort(sorted);
        int voiced = sorted.length;
        // NaN is sorted behind all numbers.
        while (voiced > 0 && Float.isNaN(sorted[voiced - 1])) {
            voiced--;
        }
        return Arrays.copyOf(sorted, voiced);
    }
}
