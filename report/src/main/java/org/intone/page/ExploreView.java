package org.intone.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.intone.chart.CountBars;
import org.intone.chart.Distributions;
import org.intone.chart.Histogram;
import org.intone.chart.MapChart;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.emotion.Emotion;
import org.intone.explore.Exploration;
import org.intone.explore.ExploredClip;
import org.intone.explore.TellingFeature;
import org.intone.report.Figures;

/** The tables and charts of an exploration's page. */
record ExploreView(Exploration exploration) {
    /** In the place of what a manifest does not say. */
    static final String UNKNOWN = "not known";

    private static final int FILES_LISTED = 20;

    private List<ExploredClip> clips() {
        return exploration.clips();
    }

    /** The recordings of each emotion in each group; groups in the order of their names. */
    private Map<String, Map<Emotion, Integer>> counts(Function<ExploredClip, String> group) {
        Map<String, Map<Emotion, Integer>> counts = new TreeMap<>();
        for (ExploredClip clip : clips()) {
            String name = group.apply(clip);
            counts.computeIfAbsent(known(name), key -> new EnumMap<>(Emotion.class))
                    .merge(clip.row().emotion(), 1, Integer::sum);
        }
        return counts;
    }

    List<Figure> counts() {
        return List.of(
                Figure.of("recordings-by-corpus", CountBars.of("corpus", counts(clip -> clip.row()
                        .corpus()))),
                Figure.of("recordings-by-sex", CountBars.of("sex", counts(clip -> clip.row()
                        .sex()))));
    }

    Figure speakers() {
        Map<String, Map<Emotion, Integer>> falling = new LinkedHashMap<>();
        counts(clip -> MapJson.speaker(clip.row())).entrySet().stream()
                .sorted(Comparator.comparingInt(speaker -> -sum(speaker.getValue())))
                .forEach(speaker -> falling.put(speaker.getKey(), speaker.getValue()));
        return Figure.of("recordings-by-speaker", CountBars.of("speaker", falling));
    }

    private static int sum(Map<Emotion, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The emotions that occur, in their order. */
    List<Emotion> emotions() {
        Set<Emotion> occurring = new TreeSet<>();
        clips().forEach(clip -> occurring.add(clip.row().emotion()));
        return List.copyOf(occurring);
    }

    List<String> corpusHeader() {
        List<String> header = new ArrayList<>(List.of("corpus"));
        emotions().forEach(emotion -> header.add(emotion.label()));
        header.addAll(List.of("all", "speakers", "minutes"));
        return header;
    }

    /** A row for each corpus and, of several, one for all. */
    List<List<String>> corpora() {
        Map<String, List<ExploredClip>> groups = new TreeMap<>(clips().stream()
                .collect(Collectors.groupingBy(clip -> clip.row().corpus())));
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((corpus, own) -> rows.add(corpus(known(corpus), own)));
        if (groups.size() > 1) {
            rows.add(corpus("all", clips()));
        }
        return rows;
    }

    private List<String> corpus(String name, List<ExploredClip> own) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Emotion emotion : emotions()) {
            row.add(Figures.count(
                    own.stream().filter(clip -> clip.row().emotion() == emotion).count()));
        }
        row.add(Figures.count(own.size()));
        row.add(Figures.count(speakers(own)));
        row.add(minutes(own));
        return row;
    }

    /** How many are known. */
    static long speakers(List<ExploredClip> clips) {
        return clips.stream()
                .filter(clip -> !clip.row().speaker().isEmpty())
                .map(clip -> clip.row().speakerId())
                .distinct()
                .count();
    }

    private static String minutes(List<ExploredClip> clips) {
        return Figures.decimals(
                clips.stream().mapToDouble(clip -> clip.sound().seconds()).sum() / 60, 1);
    }

    /** Speaker, sex, recordings, emotions, minutes, mean loudness. */
    List<List<String>> speakerRows() {
        Map<String, List<ExploredClip>> groups =
                new TreeMap<>(clips().stream().collect(Collectors.groupingBy(clip -> MapJson.speaker(clip.row()))));
        return groups.entrySet().stream()
                .map(group -> {
                    List<ExploredClip> own = group.getValue();
                    String sexes = own.stream()
                            .map(clip -> clip.row().sex().isEmpty()
                                    ? UNKNOWN
                                    : clip.row().sex())
                            .distinct()
                            .collect(Collectors.joining(", "));
                    return List.of(
                            group.getKey(),
                            sexes,
                            Figures.count(own.size()),
                            Figures.count(own.stream()
                                    .map(clip -> clip.row().emotion())
                                    .distinct()
                                    .count()),
                            minutes(own),
                            Figures.decimals(
                                    own.stream()
                                            .mapToDouble(clip -> clip.sound().loudnessLufs())
                                            .average()
                                            .orElseThrow(),
                                    1));
                })
                .toList();
    }

    List<Figure> sound() {
        double[] seconds =
                clips().stream().mapToDouble(clip -> clip.sound().seconds()).toArray();
        return List.of(
                Figure.of("durations", Histogram.of("Durations", "duration (s)", seconds)),
                Figure.of(
                        "durations-by-corpus",
                        Distributions.of(
                                "Durations by corpus",
                                "duration (s)",
                                groups(clip -> clip.row().corpus(), ExploreView::known, clip -> clip.sound()
                                        .seconds()))),
                Figure.of(
                        "loudness-by-corpus",
                        Distributions.of(
                                "Loudness by corpus",
                                "loudness (LUFS)",
                                groups(clip -> clip.row().corpus(), ExploreView::known, clip -> clip.sound()
                                        .loudnessLufs()))),
                Figure.of(
                        "loudness-by-emotion",
                        Distributions.of(
                                "Loudness by emotion",
                                "loudness (LUFS)",
                                groups(clip -> clip.row().emotion(), Emotion::label, clip -> clip.sound()
                                        .loudnessLufs()))));
    }

    private static String known(String name) {
        return name.isEmpty() ? UNKNOWN : name;
    }

    /** In the order of the groups themselves, which of emotions is not that of their names. */
    private <G extends Comparable<G>> List<Distributions.Group> groups(
            Function<ExploredClip, G> group, Function<G, String> name, ToDoubleFunction<ExploredClip> value) {
        Map<G, List<ExploredClip>> groups = new TreeMap<>(clips().stream().collect(Collectors.groupingBy(group)));
        return groups.entrySet().stream()
                .map(each -> Distributions.Group.of(
                        name.apply(each.getKey()),
                        each.getValue().stream().mapToDouble(value).toArray()))
                .toList();
    }

    /** Sample rate, channels, corpora, recordings. */
    List<List<String>> rates() {
        Map<List<Integer>, List<ExploredClip>> groups = clips().stream()
                .collect(Collectors.groupingBy(
                        clip -> List.of(clip.sound().sampleRate(), clip.sound().channels())));
        return groups.entrySet().stream()
                .sorted(Comparator.comparing(
                        each -> each.getKey().get(0) * 100 + each.getKey().get(1)))
                .map(each -> List.of(
                        Figures.count(each.getKey().get(0)) + " Hz",
                        Figures.count(each.getKey().get(1)),
                        Figures.count(each.getValue().size()),
                        String.join(
                                ", ",
                                new LinkedHashSet<>(each.getValue().stream()
                                        .map(clip -> clip.row().corpus())
                                        .map(corpus -> corpus.isEmpty() ? UNKNOWN : corpus)
                                        .sorted()
                                        .toList()))))
                .toList();
    }

    /**
     * Files with one fault.
     *
     * @param fault in words
     * @param count how many
     * @param files the first of them, with details
     * @param more how many are not among those; empty if all are
     */
    record FaultView(String fault, String count, List<String> files, String more) {}

    List<FaultView> faults() {
        Map<Fault, List<FaultyFile>> groups =
                new TreeMap<>(exploration.faults().stream().collect(Collectors.groupingBy(FaultyFile::fault)));
        return groups.entrySet().stream()
                .map(each -> new FaultView(
                        each.getKey().words(),
                        Figures.count(each.getValue().size(), "recording"),
                        each.getValue().stream()
                                .limit(FILES_LISTED)
                                .map(file -> file.file() + (file.detail().isEmpty() ? "" : ": " + file.detail()))
                                .toList(),
                        each.getValue().size() > FILES_LISTED
                                ? Figures.count(each.getValue().size() - FILES_LISTED)
                                : ""))
                .toList();
    }

    List<Figure> features() {
        List<Figure> figures = new ArrayList<>();
        for (TellingFeature feature : exploration.telling()) {
            Map<Emotion, List<Double>> values = new TreeMap<>();
            for (int i = 0; i < clips().size(); i++) {
                values.computeIfAbsent(clips().get(i).row().emotion(), emotion -> new ArrayList<>())
                        .add(exploration.space().value(i, feature.index()));
            }
            List<Distributions.Group> groups = values.entrySet().stream()
                    .map(each -> Distributions.Group.of(
                            each.getKey().label(),
                            each.getValue().stream().mapToDouble(value -> value).toArray()))
                    .toList();
            String unit = feature.unit().equals("1") ? feature.name() : feature.name() + " (" + feature.unit() + ")";
            figures.add(new Figure(
                    "feature-" + feature.name(),
                    Distributions.of(feature.name(), unit, groups),
                    "The emotion explains " + Figures.percent(feature.explained()) + " of its variance. It is the "
                            + feature.formula() + ".",
                    ""));
        }
        return figures;
    }

    Figure map() {
        double[][] places = new double[clips().size()][];
        for (int i = 0; i < places.length; i++) {
            places[i] = new double[] {
                exploration.map().place(i, 0), exploration.map().place(i, 1)
            };
        }
        return Figure.of(
                "map",
                MapChart.of(
                        mapWords(),
                        MapJson.axes(exploration.map()),
                        places,
                        clips().stream().map(clip -> clip.row().emotion()).toList()));
    }

    String mapWords() {
        return Figures.count(clips().size(), "recording") + " by the first two principal components of "
                + Figures.count(exploration.space().features()) + " features, which hold "
                + Figures.percent(exploration.map().share(0) + exploration.map().share(1)) + " of their variance.";
    }
}
