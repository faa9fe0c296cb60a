package org.intone.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;

/**
 * What a manifest's recordings are like. Immutable; serves all threads.
 *
 * @param recipe of the features
 * @param clips those that could be read, in the manifest's order; may be none
 * @param faults of all recordings, those that could not be read among them, by fault
 * @param space their features
 * @param telling the features that tell the emotions apart best, the best first
 * @param examples a typical and an unusual recording of each emotion that occurs
 * @param map of all recordings
 */
public record Exploration(
        Recipe recipe,
        List<ExploredClip> clips,
        List<FaultyFile> faults,
        FeatureSpace space,
        List<TellingFeature> telling,
        List<ClassExamples> examples,
        FeatureMap map) {
    private static final int MOST_TELLING = 8;

    /**
     * Explores recordings.
     *
     * @param unreadable the others, each with the reason
     */
    public static Exploration of(List<ExploredClip> clips, List<FaultyFile> unreadable, Recipe recipe) {
        List<FeatureMatrix> rows = clips.stream().map(ExploredClip::features).toList();
        FeatureSpace space = FeatureSpace.of(rows, recipe);
        List<Emotion> order = List.of(Emotion.values());
        int[] classes = clips.stream()
                .mapToInt(clip -> order.indexOf(clip.row().emotion()))
                .toArray();
        return new Exploration(
                recipe,
                List.copyOf(clips),
                faults(clips, unreadable),
                space,
                TellingFeature.of(space, classes, MOST_TELLING),
                ClassExamples.of(clips, space),
                FeatureMap.of(space));
    }

    private static List<FaultyFile> faults(List<ExploredClip> clips, List<FaultyFile> unreadable) {
        List<FaultyFile> faults = new ArrayList<>(unreadable);
        Map<String, Utterance> byDigest = new HashMap<>();
        for (ExploredClip clip : clips) {
            Utterance row = clip.row();
            faults.addAll(
                    FaultyFile.ofSound(row, clip.sound().faults(), clip.sound().channels()));
            Utterance first = row.sha256().isEmpty() ? null : byDigest.putIfAbsent(row.sha256(), row);
            if (first != null) {
                Fault fault = first.emotion() == row.emotion() ? Fault.DUPLICATE : Fault.CONFLICT;
                faults.add(new FaultyFile(row.file(), fault, "the same samples as " + first.file()));
            }
        }
        faults.sort(Comparator.comparing(FaultyFile::fault));
        return List.copyOf(faults);
    }
}
