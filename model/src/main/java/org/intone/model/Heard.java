package org.intone.model;

import java.util.List;
import org.intone.feature.FeatureMatrix;

/**
 * What a recognizer needs of a recording: far less than its samples.
 *
 * @param features frames x features, unscaled
 * @param seconds how long the recording is
 * @param warnings what is wrong with it
 */
public record Heard(FeatureMatrix features, double seconds, List<String> warnings) {
    /** Copies the list. */
    public Heard {
        warnings = List.copyOf(warnings);
    }

    /** The speaker's profile after this; that of before where nothing was heard in it that could be speech. */
    public SpeakerProfile addTo(SpeakerProfile profile) {
        return SoundWarnings.nothingHeard(warnings) ? profile : profile.with(features, seconds);
    }
}
