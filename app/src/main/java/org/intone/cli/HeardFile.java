package org.intone.cli;

import java.util.Optional;
import org.intone.model.Heard;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.intone.report.Answer;

/**
 * A file that was listened to and not judged yet.
 *
 * @param name as it was given
 * @param seconds how long it is, before any cleaning
 * @param heard what the model needs of it; empty if it could not be read
 * @param error why it could not; empty if it could
 */
record HeardFile(String name, double seconds, Optional<Heard> heard, String error) {
    static HeardFile of(String name, double seconds, Heard heard) {
        return new HeardFile(name, seconds, Optional.of(heard), "");
    }

    static HeardFile failed(String name, String error) {
        return new HeardFile(name, 0, Optional.empty(), error);
    }

    /** The answer about a speaker of whom so much is known. */
    Answer answer(Recognizer recognizer, SpeakerProfile profile) {
        try {
            return heard.map(one -> Answer.heard(name, seconds, recognizer.predict(one, profile)))
                    .orElseGet(() -> Answer.failed(name, error));
        } catch (RuntimeException e) {
            return Answer.failed(name, Problems.line(e));
        }
    }
}
