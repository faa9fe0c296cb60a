package org.intone.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intone.emotion.Emotion;

/**
 * The recordings of an emotion that lie nearest to and farthest from the mean of all of its recordings.
 *
 * <pre>
 * distance[i] = sqrt(mean over d of (z[i][d] - mean of z[.][d] over the emotion's recordings)^2)
 * </pre>
 *
 * @param emotion of all of them
 * @param clips how many recordings of it there are
 * @param typical the nearest
 * @param unusual the farthest; empty where there is one recording only
 */
public record ClassExamples(Emotion emotion, int clips, Example typical, Optional<Example> unusual) {
    /**
     * One recording.
     *
     * @param clip that was chosen
     * @param distance in standard deviations of a feature
     */
    public record Example(ExploredClip clip, double distance) {}

    /** Of each emotion that occurs, in the order of {@link Emotion}. */
    static List<ClassExamples> of(List<ExploredClip> clips, FeatureSpace space) {
        Map<Emotion, List<Integer>> byEmotion = new TreeMap<>();
        for (int i = 0; i < clips.size(); i++) {
            byEmotion
                    .computeIfAbsent(clips.get(i).row().emotion(), emotion -> new ArrayList<>())
                    .add(i);
        }
        return byEmotion.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue(), clips, space))
                .toList();
    }

    private static ClassExamples of(
            Emotion emotion, List<Integer> members, List<ExploredClip> clips, FeatureSpace space) {
        double[] mean = new double[space.features()];
        for (int i : members) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += space.z(i, d) / members.size();
            }
        }
        List<Example> sorted = members.stream()
                .map(i -> new Example(clips.get(i), distance(space, i, mean)))
                .sorted(Comparator.comparingDouble(Example::distance))
                .toList();
        return new ClassExamples(
                emotion,
                members.size(),
                sorted.get(0),
                sorted.size() > 1 ? Optional.of(sorted.get(sorted.size() - 1)) : Optional.empty());
    }

    private static double distance(FeatureSpace space, int i, double[] mean) {
        double squares = 0;
        for (int d = 0; d < mean.length; d++) {
            squares += (space.z(i, d) - mean[d]) * (space.z(i, d) - mean[d]);
        }
        return Math.sqrt(squares / mean.length);
    }
}
