package org.intone.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.chart.EmotionColours;
import org.intone.corpus.Utterance;
import org.intone.explore.Exploration;
import org.intone.explore.FeatureMap;
import org.intone.report.Figures;

/** The map of the recordings for a page's script. */
final class MapJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DECIMALS = 2;

    private MapJson() {}

    /**
     * Safe inside an element {@code <script>}:
     *
     * <pre>
     * {"axes": [x, y], "emotion": [[name, colour], ..], "corpus": [name, ..], "speaker": [name, ..],
     *  "clips": [[x, y, emotion, corpus, speaker, file], ..]}
     * </pre>
     */
    static String of(Exploration exploration) {
        Map<String, Integer> emotions = new LinkedHashMap<>();
        Map<String, Integer> corpora = new LinkedHashMap<>();
        Map<String, Integer> speakers = new LinkedHashMap<>();
        ObjectNode all = MAPPER.createObjectNode();
        ArrayNode clips = MAPPER.createArrayNode();
        FeatureMap map = exploration.map();
        for (int i = 0; i < exploration.clips().size(); i++) {
            Utterance row = exploration.clips().get(i).row();
            clips.addArray()
                    .add(Double.parseDouble(Figures.decimals(map.place(i, 0), DECIMALS)))
                    .add(Double.parseDouble(Figures.decimals(map.place(i, 1), DECIMALS)))
                    .add(index(emotions, row.emotion().label()))
                    .add(index(corpora, row.corpus()))
                    .add(index(speakers, speaker(row)))
                    .add(row.file());
        }
        ArrayNode axes = all.putArray("axes");
        axes(map).forEach(axes::add);
        ArrayNode colours = all.putArray("emotion");
        emotions.keySet().forEach(label -> colours.addArray().add(label).add(EmotionColours.of(label)));
        corpora.keySet().forEach(all.putArray("corpus")::add);
        speakers.keySet().forEach(all.putArray("speaker")::add);
        all.set("clips", clips);
        // A file may be called </script>.
        return all.toString().replace("<", "\\u003c");
    }

    /** Titles of both axes. */
    static List<String> axes(FeatureMap map) {
        return List.of(
                "first component, " + Figures.percent(map.share(0)) + " of the variance",
                "second component, " + Figures.percent(map.share(1)) + " of the variance");
    }

    /** Recordings of nobody in particular are not a speaker each. */
    static String speaker(Utterance row) {
        return row.speaker().isEmpty() ? ExploreView.UNKNOWN : row.speakerId();
    }

    private static int index(Map<String, Integer> names, String name) {
        return names.computeIfAbsent(name.isEmpty() ? ExploreView.UNKNOWN : name, key -> names.size());
    }
}
