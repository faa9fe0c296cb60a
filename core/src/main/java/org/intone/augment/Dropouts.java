package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Loses packets on the way, as a bad line does: stretches of one to three packets of 20 ms are silent.
 *
 * <pre>packets lost = round(share * packets), the last packet counted though it be short</pre>
 */
public final class Dropouts implements Augmentation {
    private static final double PACKET_SECONDS = 0.02;
    private static final int MOST_IN_A_ROW = 3;

    private final Range share;

    /** The share of packets that are lost is drawn evenly from a range within 0 and 1. */
    public Dropouts(double least, double most) {
        this.share = new Range(least, most).within("share", 0, 1);
    }

    @Override
    public String name() {
        return "dropouts";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        float[] samples = Samples.finite(waveform.samples()).clone();
        int packet = Math.max(1, (int) Math.round(PACKET_SECONDS * waveform.sampleRate()));
        int packets = (samples.length + packet - 1) / packet;
        int left = (int) Math.round(share.draw(random) * packets);
        boolean[] lost = new boolean[packets];
        while (left > 0) {
            int run = 1 + random.nextInt(MOST_IN_A_ROW);
            int first = random.nextInt(packets);
            for (int i = first; i < Math.min(packets, first + run) && left > 0; i++) {
                if (!lost[i]) {
                    lost[i] = true;
                    left--;
                }
            }
        }
        for (int n = 0; n < samples.length; n++) {
            samples[n] = lost[n / packet] ? 0 : samples[n];
        }
        return waveform.withSamples(samples);
    }
}
