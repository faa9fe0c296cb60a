package org.intone.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;

/** Takes away the beginning or the end of a recording, as a recorder does that starts late or stops early. */
public final class Crop implements Augmentation {
    private static final double MOST_SHARE = 0.9;

    private final boolean beginning;
    private final Range share;

    private Crop(boolean beginning, double least, double most) {
        this.beginning = beginning;
        this.share = new Range(least, most).within("share", 0, MOST_SHARE);
    }

    /** Of the beginning; the share of the samples that goes is drawn evenly from a range within 0 and 0.9. */
    public static Crop beginning(double least, double most) {
        return new Crop(true, least, most);
    }

    /** Of the end. */
    public static Crop end(double least, double most) {
        return new Crop(false, least, most);
    }

    @Override
    public String name() {
        return beginning ? "cropstart" : "cropend";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        int gone = (int) Math.round(share.draw(random) * waveform.length());
        float[] samples = waveform.samples();
        return waveform.withSamples(
                beginning
                        ? Arrays.copyOfRange(samples, gone, samples.length)
                        : Arrays.copyOf(samples, samples.length - gone));
    }
}
