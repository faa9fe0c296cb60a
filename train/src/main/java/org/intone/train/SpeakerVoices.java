package org.intone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intone.feature.Scaler;
import org.intone.model.Adaptation;
import org.intone.model.Calibration;
import org.intone.model.SpeakerProfile;

/**
 * The voices in a training: who speaks, told apart, each augmented version as a voice of its own, since a voice that is shifted
 * or sent through a line has other statistics.
 */
final class SpeakerVoices {
    /** Keeps a feature that one speaker never changes from being divided by 0; of no weight where a speaker has many rows. */
    private static final Adaptation NEARLY_OWN = new Adaptation(1, 1, Calibration.NONE);

    private SpeakerVoices() {}

    /** The name of a row's voice. */
    static String voice(Example row) {
        return row.take().utterance().speakerId() + " " + row.take().version();
    }

    /** What all rows of each voice tell of it. */
    static Map<String, SpeakerProfile> profiles(List<Example> rows) {
        Map<String, SpeakerProfile> profiles = new HashMap<>();
        for (Example row : rows) {
            profiles.merge(
                    voice(row),
                    SpeakerProfile.unknown().with(row.features(), seconds(row)),
                    (before, one) -> before.with(row.features(), seconds(row)));
        }
        return profiles;
    }

    static double seconds(Example row) {
        return row.take().utterance().duration();
    }

    /** Mean over the speakers' means and deviation within a speaker, each speaker counting alike. */
    static Scaler population(List<Example> rows) {
        return SpeakerProfile.population(profiles(rows).values());
    }

    /** The rows as the population would have spoken them, each voice by all of its rows. */
    static List<Example> adapted(List<Example> rows, Scaler population) {
        Map<String, SpeakerProfile> profiles = profiles(rows);
        List<Example> adapted = new ArrayList<>();
        for (Example row : rows) {
            adapted.add(new Example(
                    row.take(), row.label(), NEARLY_OWN.apply(row.features(), population, profiles.get(voice(row)))));
        }
        return adapted;
    }
}
