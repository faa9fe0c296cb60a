package org.intone.train;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intone.corpus.Utterance;
import org.intone.model.Sha256;

/**
 * A teacher and what it needs to hear.
 *
 * @param teacher open as long as this is used
 * @param described features by the teacher's recipe, as {@link Teacher#loader} makes it
 */
public record Tutor(Teacher teacher, FeatureLoader described) {
    /** Tells one or more teachers apart from others: of one, its own digest. */
    public static String digest(List<Teacher> teachers) {
        if (teachers.size() == 1) {
            return teachers.get(0).digest();
        }
        String all = teachers.stream().map(Teacher::digest).collect(Collectors.joining(" "));
        return Sha256.hex(all.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * What tutors say of recordings together ({@link Lesson#joined}). A recording that one of them cannot hear is left out.
     *
     * @param tutors one or more, of the same classes
     * @throws InterruptedTraining if interrupted
     */
    static Map<Utterance, Lesson> lessons(
            List<Tutor> tutors, List<Utterance> recordings, double temperature, TrainingListener listener) {
        List<Map<Utterance, Lesson>> each = tutors.stream()
                .map(tutor -> tutor.teacher.lessons(recordings, tutor.described, temperature, listener))
                .toList();
        Map<Utterance, Lesson> joined = new HashMap<>();
        for (Utterance recording : recordings) {
            if (each.stream().allMatch(lessons -> lessons.containsKey(recording))) {
                joined.put(
                        recording,
                        Lesson.joined(each.stream()
                                .map(lessons -> lessons.get(recording))
                                .toList()));
            }
        }
        return joined;
    }
}
