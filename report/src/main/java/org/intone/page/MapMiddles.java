package org.intone.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.intone.emotion.Emotion;
import org.intone.explore.Exploration;
import org.intone.report.Figures;

/** Where the emotions lie on the map, in figures for those who do not see it. */
final class MapMiddles {
    static final List<String> HEADER = List.of("emotion", "recordings", "first", "deviation", "second", "deviation");

    private MapMiddles() {}

    /** A row for each emotion that occurs. */
    static List<List<String>> rows(Exploration exploration) {
        List<List<String>> rows = new ArrayList<>();
        for (Emotion emotion : Emotion.values()) {
            int[] own = IntStream.range(0, exploration.clips().size())
                    .filter(i -> exploration.clips().get(i).row().emotion() == emotion)
                    .toArray();
            if (own.length > 0) {
                List<String> row = new ArrayList<>(List.of(emotion.label(), Figures.count(own.length)));
                for (int axis = 0; axis < 2; axis++) {
                    row.addAll(meanAndDeviation(exploration, own, axis));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> meanAndDeviation(Exploration exploration, int[] clips, int axis) {
        double mean = IntStream.of(clips)
                .mapToDouble(i -> exploration.map().place(i, axis))
                .average()
                .orElseThrow();
        double variance = IntStream.of(clips)
                .mapToDouble(i -> Math.pow(exploration.map().place(i, axis) - mean, 2))
                .average()
                .orElseThrow();
        return List.of(Figures.decimals(mean, 1), Figures.decimals(Math.sqrt(variance), 1));
    }
}
