package org.intone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.intone.audio.SoundMeasures;
import org.intone.audio.SoundMeter;
import org.intone.audio.Waveform;
import org.intone.model.Familiarity;
import org.intone.model.SoundLimits;

/** Learns what the recordings of a training are like, from features of train and the sound and features of dev. */
final class FamiliarityFit {
    /** Rows of dev that are listened to, evenly spread: enough for a percentile, and a few seconds. */
    private static final int MOST_SOUNDS = 300;

    private FamiliarityFit() {}

    static Familiarity fit(List<Example> train, List<Example> dev, FeatureLoader loader) throws IOException {
        SoundMeter meter = new SoundMeter();
        List<SoundMeasures> sounds = new ArrayList<>();
        int most = Math.min(MOST_SOUNDS, dev.size());
        for (int i = 0; i < most; i++) {
            Example example = dev.get((int) ((long) i * dev.size() / most));
            for (Waveform sound : loader.sounds(List.of(example), 1)) {
                sounds.add(meter.measure(sound));
            }
        }
        // Rows that change with each showing have no features that stay.
        List<Example> described =
                train.stream().filter(row -> row.features().frames() > 0).toList();
        return Familiarity.of(described.isEmpty() ? dev : described, dev, Example::features, SoundLimits.of(sounds));
    }
}
