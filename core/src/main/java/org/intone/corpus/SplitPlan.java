package org.intone.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.emotion.LabelSet;

/**
 * How recordings are divided into train, dev and test.
 *
 * <pre>
 * speaker       one division; nobody is heard in two parts; about 70 % of each corpus's speakers train, 10 % dev, 20 %
 *               test, women and men in the corpus's proportion
 * speaker:K     K divisions; each speaker is tested once
 * loso          leave one speaker out: a division for each speaker
 * fifth-speaker one division without chance: by name, every fifth speaker of a corpus is test (5th, 10th, ...), and the
 *               last where it has two to four
 * corpus:NAME   test is one corpus, train and dev are the others
 * from:NAME     train and dev are one corpus, test is the others
 * sentence      nothing is said in two parts
 * file          by recording, emotions in proportion; the speakers are the same in all parts
 * leaky         augmented versions first, then all at random: what many notebooks do, and no measure of anything
 * </pre>
 *
 * A corpus of two or three speakers gives one to test and none to dev, one of a single speaker gives none at all. Where
 * that leaves dev empty as a whole, dev is every eighth sentence (or recording) of the training speakers: it then chooses
 * the epoch on known voices, while test stays unheard.
 *
 * <p>A division depends on the seed and the rows, not on their order, and a corpus's speakers fall the same way whatever
 * other corpora stand beside it. Every division but that of {@code leaky} has passed {@link LeakCheck}.
 */
public final class SplitPlan {
    private static final String KNOWN =
            "speaker, speaker:K, loso, fifth-speaker, corpus:NAME, from:NAME, sentence, file, leaky";

    private static final Comparator<Utterance> ROW_ORDER = Comparator.comparing(Utterance::recording)
            .thenComparing(row -> row.start().orElse(0))
            .thenComparing(row -> row.end().orElse(Double.POSITIVE_INFINITY))
            .thenComparing(Utterance::emotion)
            .thenComparing(Utterance::toString);

    private final String name;
    private final Kind kind;
    private final String argument;
    private final Optional<SplitPreset> preset;

    private enum Kind {
        SPEAKER,
        FOLDS,
        LOSO,
        FIFTH,
        CORPUS,
        FROM,
        SENTENCE,
        FILE,
        LEAKY
    }

    private SplitPlan(String name, Kind kind, String argument, Optional<SplitPreset> preset) {
        this.name = name;
        this.kind = kind;
        this.argument = argument;
        this.preset = preset;
    }

    /**
     * The plan of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static SplitPlan parse(String text) {
        Optional<SplitPreset> preset = SplitPreset.named(text);
        if (preset.isPresent()) {
            SplitPlan plan = parse(preset.get().plan());
            return new SplitPlan(text, plan.kind, plan.argument, preset);
        }
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1).strip();
        Kind kind =
                switch (word) {
                    case "speaker" -> colon < 0 ? Kind.SPEAKER : Kind.FOLDS;
                    case "loso" -> Kind.LOSO;
                    case "fifth-speaker" -> Kind.FIFTH;
                    case "corpus" -> Kind.CORPUS;
                    case "from" -> Kind.FROM;
                    case "sentence" -> Kind.SENTENCE;
                    case "file" -> Kind.FILE;
                    case "leaky" -> Kind.LEAKY;
                    default -> throw unknown(text);
                };
        boolean takesArgument = kind == Kind.FOLDS || kind == Kind.CORPUS || kind == Kind.FROM;
        if (takesArgument == argument.isEmpty() || (kind == Kind.FOLDS && !argument.matches("[2-9]|[1-9][0-9]{1,3}"))) {
            throw unknown(text);
        }
        return new SplitPlan(text, kind, argument, Optional.empty());
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("no split '" + text + "': known are " + allNames() + " (K from 2)");
    }

    /** Every plan's name, for messages. */
    public static String allNames() {
        return Stream.concat(Stream.of(KNOWN), SplitPreset.ALL.stream().map(SplitPreset::name))
                .collect(Collectors.joining(", "));
    }

    /** The name, as given. */
    public String name() {
        return name;
    }

    /** Whether the plan lets test into training; its measures are then always marked as inflated. */
    public boolean leaky() {
        return kind == Kind.LEAKY;
    }

    /** Whether the plan promises that the speakers of test are unheard in training. */
    public boolean unseenSpeakers() {
        return kind != Kind.SENTENCE && kind != Kind.FILE && kind != Kind.LEAKY;
    }

    /** Who is tested and who trained, in a sentence for people. */
    public String words() {
        String words =
                switch (kind) {
                    case SPEAKER -> "Nobody in the test was heard in training: speakers were divided at random.";
                    case FOLDS ->
                        "Nobody in a test was heard in its training: " + argument
                                + " folds of speakers, each the test once, pooled.";
                    case LOSO -> "Nobody in a test was heard in its training: each speaker was the test once, pooled.";
                    case FIFTH ->
                        "Nobody in the test was heard in training: every fifth speaker of each corpus is the test.";
                    case CORPUS -> "Trained on other corpora and tested on " + argument + ".";
                    case FROM -> "Trained on " + argument + " and tested on other corpora.";
                    case SENTENCE -> "The speakers of the test were heard in training, its sentences were not.";
                    case FILE -> "The speakers of the test were heard in training, its recordings were not.";
                    case LEAKY -> "Augmented copies of the test recordings were in training.";
                };
        return "Split " + name + ". " + words;
    }

    /** The corpora that a named preset is about; empty for all. */
    public List<String> corpora() {
        return preset.map(SplitPreset::corpora).orElse(List.of());
    }

    /** The label set that a named preset is measured on. */
    public Optional<LabelSet> labelSet() {
        return preset.map(SplitPreset::labels);
    }

    /**
     * Divides rows. A preset's plan first leaves out the rows of other corpora and of emotions outside its label set.
     *
     * @param copies how many augmented versions of each training row there are to be
     * @param seed the same rows and seed give the same division
     * @return the folds, one or more; no part is empty
     * @throws IllegalArgumentException if rows lack what the plan divides by, or are too few to be divided
     * @throws LeakException if the division would leak, as with equal samples under two speakers
     */
    public List<Split> split(List<Utterance> rows, int copies, long seed) {
        if (copies < 0) {
            throw new IllegalArgumentException("copies must be 0 or more, was " + copies);
        }
        List<Utterance> ordered =
                rows.stream().filter(this::concerns).sorted(ROW_ORDER).toList();
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("split " + name + ": no rows"
                    + (preset.isEmpty() ? "" : " of " + String.join(", ", corpora())) + " to divide");
        }
        List<Split> folds = leaky() ? List.of(leaky(ordered, copies, seed)) : divided(ordered, copies, seed);
        folds.forEach(this::check);
        return folds;
    }

    private boolean concerns(Utterance row) {
        return preset.isEmpty()
                || (corpora().contains(row.corpus())
                        && preset.get().labels().indexOf(row.emotion()).isPresent());
    }

    private List<Split> divided(List<Utterance> rows, int copies, long seed) {
        List<Function<Utterance, Part>> divisions =
                switch (kind) {
                    case SPEAKER -> new SpeakerDivision(name, rows, seed).once();
                    case FOLDS -> new SpeakerDivision(name, rows, seed).folds(Integer.parseInt(argument));
                    case LOSO -> new SpeakerDivision(name, rows, seed).each();
                    case FIFTH -> new SpeakerDivision(name, rows, seed).fifth();
                    case CORPUS -> SpeakerDivision.byCorpus(argument, rows, seed);
                    case FROM -> SpeakerDivision.fromCorpus(argument, rows, seed);
                    case SENTENCE -> List.of(RecordingDivision.bySentence(rows, seed));
                    case FILE -> List.of(RecordingDivision.byFile(rows, seed));
                    case LEAKY -> throw new IllegalStateException("leaky has no division by rows");
                };
        List<Split> folds = new ArrayList<>();
        for (Function<Utterance, Part> division : divisions) {
            List<Take> train = new ArrayList<>();
            List<Take> dev = new ArrayList<>();
            List<Take> test = new ArrayList<>();
            Function<Utterance, Part> whole = RecordingDivision.withDev(division, rows, seed);
            for (Utterance row : rows) {
                switch (whole.apply(row)) {
                    case TRAIN -> takes(row, copies).forEach(train::add);
                    case DEV -> dev.add(Take.recorded(row));
                    case TEST -> test.add(Take.recorded(row));
                }
            }
            folds.add(new Split(name, folds.size() + 1, divisions.size(), train, dev, test));
        }
        return folds;
    }

    private Split leaky(List<Utterance> rows, int copies, long seed) {
        List<Take> takes =
                new ArrayList<>(rows.stream().flatMap(row -> takes(row, copies)).toList());
        Shuffle.inPlace(takes, seed, "leaky");
        int test = (int) Math.round(0.2 * takes.size());
        int dev = (int) Math.round(0.1 * takes.size());
        return new Split(
                name,
                1,
                1,
                List.copyOf(takes.subList(test + dev, takes.size())),
                List.copyOf(takes.subList(test, test + dev)),
                List.copyOf(takes.subList(0, test)));
    }

    static Stream<Take> takes(Utterance row, int copies) {
        return Stream.iterate(0, version -> version + 1).limit(copies + 1L).map(version -> new Take(row, version));
    }

    private void check(Split split) {
        for (Part part : Part.values()) {
            if (part.of(split).isEmpty()) {
                throw new IllegalArgumentException("split " + name + ": too few recordings, "
                        + (split.folds() > 1 ? "fold " + split.fold() + " has " : "there are ") + "none for "
                        + part.label());
            }
        }
        LeakCheck.check(split);
    }

    @Override
    public String toString() {
        return name;
    }
}
