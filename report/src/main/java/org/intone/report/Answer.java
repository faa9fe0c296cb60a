package org.intone.report;

import java.util.Optional;
import org.intone.emotion.Prediction;

/**
 * What was heard in one file, or why nothing was.
 *
 * @param file the name as it was given
 * @param start where the stretch begins, in seconds
 * @param end where it ends, in seconds; 0 where nothing was heard
 * @param prediction empty if the file could not be read
 * @param error why it could not, in one line without the file's name; empty if it could
 */
public record Answer(String file, double start, double end, Optional<Prediction> prediction, String error) {
    /** An answer to a whole recording. */
    public static Answer heard(String file, double seconds, Prediction prediction) {
        return new Answer(file, 0, seconds, Optional.of(prediction), "");
    }

    /** No answer; a message that begins with the file's name loses it. */
    public static Answer failed(String file, String message) {
        String prefix = file + ": ";
        String error = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return new Answer(file, 0, 0, Optional.empty(), error);
    }
}
