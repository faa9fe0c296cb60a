package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intone.audio.Waveform;
import org.intone.feature.BoersmaPitch;
import org.intone.feature.BoersmaWindow;
import org.intone.feature.PitchContour;
import org.intone.report.Figures;
import org.intone.signal.Samples;

/**
 * The strips of a recording's picture.
 *
 * @param width of a strip in pixels
 * @param seconds the recording's length, above 0
 */
record RecordingStrips(int width, double seconds) {
    private static final int WAVEFORM_HEIGHT = 80;
    private static final int SPECTROGRAM_HEIGHT = 160;
    private static final int PITCH_HEIGHT = 84;
    private static final int PITCH_RATE = 16_000;
    private static final double FLOOR_HZ = 60;
    private static final double CEILING_HZ = 500;
    private static final int MOST_PITCHES = 2000;
    private static final double LEAST_PEAK = 0.001;

    /** F0 from 60 to 500 Hz, every 10 ms, or so seldom that a long recording has 2,000 frames. */
    static PitchContour pitch(Waveform waveform) {
        double hopSeconds = Math.max(0.01, waveform.durationSeconds() / MOST_PITCHES);
        return new BoersmaPitch(new BoersmaPitch.Settings(
                        FLOOR_HZ, CEILING_HZ, hopSeconds, BoersmaWindow.HANN, BoersmaPitch.Costs.USUAL))
                .of(waveform.atRate(PITCH_RATE).samples(), PITCH_RATE);
    }

    /** The least and the largest sample of each pixel's time. */
    Strip waveform(Waveform waveform) {
        float[] samples = waveform.samples();
        int columns = Math.min(samples.length, width);
        double[] x = new double[2 * columns];
        double[] y = new double[2 * columns];
        for (int i = 0; i < columns; i++) {
            int from = (int) ((long) i * samples.length / columns);
            int to = (int) ((long) (i + 1) * samples.length / columns);
            double low = samples[from];
            double high = low;
            for (int n = from + 1; n < to; n++) {
                low = Math.min(low, samples[n]);
                high = Math.max(high, samples[n]);
            }
            x[2 * i] = (double) from / waveform.sampleRate();
            x[2 * i + 1] = x[2 * i];
            y[2 * i] = low;
            y[2 * i + 1] = high;
        }
        double peak = Math.max(LEAST_PEAK, Samples.peak(samples));
        double mark = Strip.step(peak / 2.5);
        Map<Double, String> marks =
                Map.of(-mark, "-" + Figures.significant(mark, 1), 0.0, "0", mark, Figures.significant(mark, 1));
        Strip.Span span = new Strip.Span(seconds, -peak, peak);
        return new Strip(width, WAVEFORM_HEIGHT, span, "amplitude", marks, true, "", (graphics, plot) -> {
            graphics.setColor(ChartTheme.DEV);
            graphics.setStroke(new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            plot.line(graphics, x, y);
        });
    }

    Strip spectrogram(Waveform waveform) {
        Map<Double, String> marks = new LinkedHashMap<>();
        for (String kilohertz : new String[] {"0", "0.5", "1", "2", "4", "8"}) {
            marks.put(MelImage.height(1000 * Double.parseDouble(kilohertz)), kilohertz);
        }
        BufferedImage image = MelImage.of(waveform);
        Strip.Span span = new Strip.Span(seconds, 0, 1);
        return new Strip(width, SPECTROGRAM_HEIGHT, span, "frequency (kHz)", marks, false, "", (graphics, plot) -> {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, plot.left(), plot.top(), plot.width(), plot.height(), null);
            ColourBar.paint(graphics, plot);
        });
    }

    Strip pitch(PitchContour pitch, boolean isLast) {
        float[] voiced = RecordingChart.voiced(pitch);
        double highest = voiced.length == 0 ? 0 : voiced[voiced.length - 1];
        double top = Math.max(300, 50 * Math.ceil(highest / 50));
        Map<Double, String> marks = new LinkedHashMap<>();
        for (int hz = 0; hz <= top; hz += 100) {
            marks.put((double) hz, Integer.toString(hz));
        }
        double[] x = new double[pitch.frames()];
        double[] y = new double[pitch.frames()];
        for (int t = 0; t < x.length; t++) {
            x[t] = pitch.seconds(t);
            y[t] = pitch.f0Hz()[t];
        }
        Strip.Span span = new Strip.Span(seconds, 0, top);
        String time = isLast ? "time (s)" : "";
        return new Strip(width, PITCH_HEIGHT, span, "F0 (Hz)", marks, true, time, (graphics, plot) -> {
            graphics.setColor(ChartTheme.SECOND);
            graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            plot.line(graphics, x, y);
        });
    }
}
