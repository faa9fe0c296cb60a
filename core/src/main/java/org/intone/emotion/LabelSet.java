package org.intone.emotion;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The classes that a model tells apart, in order, and which emotion counts as which class. Emotions that count as none
 * are left out of training and scoring.
 */
public final class LabelSet {
    /** Seven classes, the default: calm counts as neutral, boredom as none. */
    public static final LabelSet SEVEN = of(
            "seven",
            List.of(
                    "anger=anger",
                    "disgust=disgust",
                    "fear=fear",
                    "happiness=happiness",
                    "neutral=neutral",
                    "sadness=sadness",
                    "surprise=surprise",
                    "calm=neutral"));

    /** The eight classes of RAVDESS. */
    public static final LabelSet RAVDESS8 = of(
            "ravdess8",
            List.of(
                    "anger=anger",
                    "calm=calm",
                    "disgust=disgust",
                    "fear=fear",
                    "happiness=happiness",
                    "neutral=neutral",
                    "sadness=sadness",
                    "surprise=surprise"));

    /** The six classes of CREMA-D: {@link #SEVEN} without surprise. */
    public static final LabelSet SIX = of(
            "six",
            List.of(
                    "anger=anger",
                    "disgust=disgust",
                    "fear=fear",
                    "happiness=happiness",
                    "neutral=neutral",
                    "sadness=sadness",
                    "calm=neutral"));

    private static final List<LabelSet> NAMED = List.of(SEVEN, RAVDESS8, SIX);

    private final String name;
    private final List<String> labels;
    private final Map<Emotion, String> mapping;

    private LabelSet(String name, Map<Emotion, String> mapping, List<String> labels) {
        this.name = name;
        this.mapping = mapping;
        this.labels = labels;
    }

    /**
     * Makes a label set of lines {@code emotion=class}; classes stand in the order of their first appearance.
     *
     * @throws IllegalArgumentException if a line is no such pair, names an unknown emotion or one twice, or fewer than
     *     two classes remain
     */
    public static LabelSet of(String name, List<String> lines) {
        Map<Emotion, String> mapping = new EnumMap<>(Emotion.class);
        List<String> labels = new ArrayList<>();
        for (String line : lines) {
            String[] pair = line.split("=", 2);
            if (pair.length != 2 || pair[1].isBlank()) {
                throw new IllegalArgumentException("label set " + name + ": '" + line + "' is not emotion=class");
            }
            Emotion emotion = Emotion.parse(pair[0])
                    .orElseThrow(() -> new IllegalArgumentException("label set " + name + ": unknown emotion '"
                            + pair[0].strip() + "', known are " + Emotion.allLabels()));
            String label = pair[1].strip().toLowerCase(Locale.ROOT);
            if (mapping.put(emotion, label) != null) {
                throw new IllegalArgumentException("label set " + name + ": " + emotion.label() + " stands twice");
            }
            if (!labels.contains(label)) {
                labels.add(label);
            }
        }
        if (labels.size() < 2) {
            throw new IllegalArgumentException("label set " + name + ": at least two classes are needed");
        }
        return new LabelSet(name, mapping, List.copyOf(labels));
    }

    /**
     * The named set ({@code seven}, {@code ravdess8}, {@code six}), or the one that a file of lines
     * {@code emotion = class} holds; blank lines and lines that begin with {@code #} are passed over.
     *
     * @throws IllegalArgumentException if it is neither a known name nor a file, or the file's lines are wrong
     * @throws IOException if the file cannot be read
     */
    public static LabelSet named(String nameOrFile) throws IOException {
        for (LabelSet set : NAMED) {
            if (set.name.equals(nameOrFile)) {
                return set;
            }
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "no label set '" + nameOrFile + "': known are seven, ravdess8, six, or a mapping file");
        }
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            return of(file.getFileName().toString(), lines);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": is no text in UTF-8, expected lines emotion=class", e);
        }
    }

    /**
     * The same without the classes that are not named; the named set where it is one, else called {@code N-of-} and this name.
     *
     * @throws IllegalArgumentException if fewer than two classes remain
     */
    public LabelSet only(Collection<String> classes) {
        List<String> kept = lines().stream()
                .filter(line -> classes.contains(line.substring(line.indexOf('=') + 1)))
                .toList();
        LabelSet fewer = of(name, kept);
        return Stream.concat(Stream.of(this), NAMED.stream())
                .filter(known -> known.lines().equals(kept))
                .findFirst()
                .orElseGet(() -> of(fewer.size() + "-of-" + name, kept));
    }

    /** The set's name. */
    public String name() {
        return name;
    }

    /** The classes in order; index c. */
    public List<String> labels() {
        return labels;
    }

    /** The number of classes. */
    public int size() {
        return labels.size();
    }

    /** The index of the class that an emotion counts as; empty if it counts as none. */
    public OptionalInt indexOf(Emotion emotion) {
        String label = mapping.get(emotion);
        return label == null ? OptionalInt.empty() : OptionalInt.of(labels.indexOf(label));
    }

    /** The pairs {@code emotion=class} that {@link #of} makes this set of. */
    public List<String> lines() {
        return labels.stream()
                .flatMap(label -> mapping.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(label))
                        .map(entry -> entry.getKey().label() + "=" + label))
                .toList();
    }

    @Override
    public String toString() {
        return name + labels;
    }
}
