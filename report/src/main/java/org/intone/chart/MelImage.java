package org.intone.chart;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.intone.audio.Waveform;
import org.intone.feature.FrameAnalysis;
import org.intone.feature.MelSpectrogram;
import org.intone.signal.Frame;
import org.intone.signal.FrameStream;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.MelScale;
import org.intone.signal.Samples;
import org.intone.signal.Window;

/**
 * The mel spectrogram of a recording as an image: time to the right, bands of equal width in mel upwards.
 *
 * <pre>
 * P[t][m]: power at 16 kHz in 80 Slaney bands from 0 to 8,000 Hz, Hann window of 25 ms in a transform of 512 samples, hop 10 ms
 * column i: the mean of P over the frames t with floor(t columns / T) = i,  columns = min(T, 480)
 * value[i][m] = max(-80, 10 log10(column / largest column)) dB
 * </pre>
 */
final class MelImage {
    /** The dB of the darkest colour; the brightest is 0. */
    static final int FLOOR_DB = -80;

    /** Where the highest band ends. */
    static final double HIGH_HZ = 8000;

    private static final int RATE = 16_000;
    private static final int BANDS = 80;
    private static final int MOST_COLUMNS = 480;
    private static final double LEAST_POWER = 1e-20;

    private MelImage() {}

    /** The image of a recording, one pixel a column and band; all of the darkest colour of silence. */
    static BufferedImage of(Waveform waveform) {
        float[] samples = Samples.finite(waveform.atRate(RATE).samples());
        Framing framing = Framing.centred(512, 160);
        int frames = Math.toIntExact(framing.frames(samples.length));
        int columns = Math.min(frames, MOST_COLUMNS);
        double[][] power = new double[columns][BANDS];
        int[] counts = new int[columns];
        FrameStream stream = new FrameAnalysis(
                        new Frame(framing, 400, Window.HANN),
                        MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, 512, BANDS, 0, HIGH_HZ)))
                .stream((t, row) -> {
                    int column = (int) Math.min(columns - 1, t * columns / frames);
                    counts[column]++;
                    for (int m = 0; m < BANDS; m++) {
                        power[column][m] += row[m];
                    }
                });
        stream.accept(samples, 0, samples.length);
        stream.finish();
        return image(power, counts);
    }

    private static BufferedImage image(double[][] power, int[] counts) {
        double loudest = LEAST_POWER;
        for (int i = 0; i < power.length; i++) {
            for (double sum : power[i]) {
                loudest = Math.max(loudest, sum / counts[i]);
            }
        }
        IndexColorModel palette = ColourMap.palette();
        BufferedImage image = new BufferedImage(power.length, BANDS, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int i = 0; i < power.length; i++) {
            for (int m = 0; m < BANDS; m++) {
                double db = 10 * Math.log10(Math.max(LEAST_POWER, power[i][m] / counts[i]) / loudest);
                double share = loudest > LEAST_POWER ? Math.max(0, 1 - db / FLOOR_DB) : 0;
                image.getRaster().setSample(i, BANDS - 1 - m, 0, (int) Math.round(share * (ColourMap.SIZE - 1)));
            }
        }
        return image;
    }

    /** How high a frequency lies in the image, from 0 at its foot to 1. */
    static double height(double hz) {
        return MelScale.SLANEY.toMel(hz) / MelScale.SLANEY.toMel(HIGH_HZ);
    }
}
