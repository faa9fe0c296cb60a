package org.intone.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.intone.corpus.ClipExam.Clip;
import org.intone.emotion.Emotion;

/**
 * Leaves out what is there more than once.
 *
 * <ol>
 *   <li>The same samples under different emotions: all of them, and every other copy of those clips.
 *   <li>The same samples under one emotion: all but the first in the order of the paths.
 *   <li>The same clip by its corpus's name with other samples, as WAV and MP3 of one recording: all but one, which is the
 *       first in the order of the paths among those in a lossless format, if there are any.
 * </ol>
 */
final class Copies {
    private static final Set<String> LOSSLESS =
            Set.of("wav", "wave", "flac", "aif", "aiff", "aifc", "au", "snd", "caf");

    private final List<FaultyFile> faults = new ArrayList<>();

    /** The clips that stay, in their order. Those given are all fit to stay by themselves. */
    List<Clip> sift(List<Clip> clips) {
        return withoutRepeated(withoutDuplicates(withoutConflicts(clips)));
    }

    /** What was left out, and why. */
    List<FaultyFile> faults() {
        return faults;
    }

    private List<Clip> withoutConflicts(List<Clip> clips) {
        Map<Clip, Clip> conflicting = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (List<Clip> same : bySamples(clips).values()) {
            for (Clip clip : same) {
                same.stream()
                        .filter(other -> other.row().emotion() != clip.row().emotion())
                        .findFirst()
                        .ifPresent(other -> {
                            conflicting.put(clip, other);
                            ids.add(clip.id());
                        });
            }
        }
        ids.remove("");
        List<Clip> left = new ArrayList<>();
        for (Clip clip : clips) {
            Clip other = conflicting.get(clip);
            if (other != null) {
                Emotion own = clip.row().emotion();
                leaveOut(
                        clip,
                        Fault.CONFLICT,
                        own.label() + " here, " + other.row().emotion().label() + " in "
                                + other.row().file());
            } else if (ids.contains(clip.id())) {
                leaveOut(clip, Fault.CONFLICT, "a copy of it holds the same samples as another emotion");
            } else {
                left.add(clip);
            }
        }
        return left;
    }

    private List<Clip> withoutDuplicates(List<Clip> clips) {
        List<Clip> left = new ArrayList<>();
        for (List<Clip> same : bySamples(clips).values()) {
            left.add(same.get(0));
            for (Clip copy : same.subList(1, same.size())) {
                leaveOut(
                        copy,
                        Fault.DUPLICATE,
                        "the same samples as " + same.get(0).row().file());
            }
        }
        return left;
    }

    private List<Clip> withoutRepeated(List<Clip> clips) {
        Map<String, Clip> best = new HashMap<>();
        Comparator<Clip> worth = Comparator.comparing((Clip clip) -> !isLossless(clip));
        for (Clip clip : clips) {
            best.merge(clip.id(), clip, (a, b) -> worth.compare(a, b) <= 0 ? a : b);
        }
        List<Clip> left = new ArrayList<>();
        for (Clip clip : clips) {
            Clip kept = best.get(clip.id());
            if (clip.id().isEmpty() || kept.equals(clip)) {
                left.add(clip);
            } else {
                leaveOut(clip, Fault.REPEATED, "the clip of " + kept.row().file() + " in another encoding");
            }
        }
        return left;
    }

    private void leaveOut(Clip clip, Fault fault, String detail) {
        faults.add(new FaultyFile(clip.row().file(), fault, detail));
    }

    private static Map<String, List<Clip>> bySamples(List<Clip> clips) {
        Map<String, List<Clip>> groups = new LinkedHashMap<>();
        for (Clip clip : clips) {
            groups.computeIfAbsent(clip.row().sha256(), digest -> new ArrayList<>())
                    .add(clip);
        }
        return groups;
    }

    private static boolean isLossless(Clip clip) {
        String file = clip.row().file();
        return LOSSLESS.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
