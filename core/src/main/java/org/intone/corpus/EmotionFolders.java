package org.intone.corpus;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intone.emotion.Emotion;

/**
 * A user's own recordings in folders named after emotions, in any word that {@link Emotion#parse} knows. They are the
 * corpus {@code own}. Who speaks is unknown but in two layouts that say so:
 *
 * <pre>
 * anna/angry/1.wav   ben/angry/1.wav    folders beside each other, two or more, with emotion folders in them: speakers
 * angry/anna/1.wav   happy/anna/1.wav   a folder that lies in two or more emotion folders beside each other: a speaker
 * </pre>
 *
 * Folders called train, test, dev, fold1, session2, audio and the like never are speakers. What layouts there are shows only among all
 * files, so that a reader is made for the files of one scan.
 */
public final class EmotionFolders implements CorpusReader {
    private static final Pattern NO_PERSON = Pattern.compile(
            "(train(ing)?|tests?|testing|dev|val(id(ation)?)?|eval(uation)?|(fold|part|split|set|session|batch|take)[ _-]?\\d*"
                    + "|audio|wavs?|data|clips|speech|song|clean|noisy|augmented|raw|misc|other|new|old|\\d+k(hz)?)",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> speakersAbove;
    private final Set<String> speakersBelow;

    private EmotionFolders(Set<String> speakersAbove, Set<String> speakersBelow) {
        this.speakersAbove = speakersAbove;
        this.speakersBelow = speakersBelow;
    }

    /** The reader for a set of files. */
    static EmotionFolders over(Collection<ClipPath> paths) {
        // Folders with emotion folders in them, by what they lie in; and emotions by folder that lies in their folders.
        Map<String, Set<String>> above = new HashMap<>();
        Map<String, Set<String>> below = new HashMap<>();
        for (ClipPath path : paths) {
            if (emotionAt(path, 0).isPresent() && mayBePerson(path.folder(1))) {
                above.computeIfAbsent(key(path, 2), place -> new HashSet<>()).add(path.folder(1));
            } else if (emotionAt(path, 1).isPresent() && mayBePerson(path.folder(0))) {
                below.computeIfAbsent(below(path), place -> new HashSet<>()).add(path.folder(1));
            }
        }
        above.values().removeIf(names -> names.size() < 2);
        below.values().removeIf(names -> names.size() < 2);
        return new EmotionFolders(Set.copyOf(above.keySet()), Set.copyOf(below.keySet()));
    }

    private static boolean mayBePerson(String folder) {
        return !folder.isEmpty() && !NO_PERSON.matcher(folder).matches();
    }

    private static Optional<Emotion> emotionAt(ClipPath path, int level) {
        return Emotion.parse(path.folder(level));
    }

    private static String key(ClipPath path, int level) {
        List<String> folders = path.folders();
        return String.join("/", folders.subList(Math.min(level, folders.size()), folders.size()));
    }

    private static String below(ClipPath path) {
        return path.folder(0) + "/" + key(path, 2);
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public List<Published> published() {
        return List.of();
    }

    @Override
    public String licence() {
        return "your own";
    }

    @Override
    public String address() {
        return "your own";
    }

    @Override
    public String layout() {
        return "a folder for each emotion, such as angry/any name.wav, anna/angry/1.wav or angry/anna/1.wav; emotions: "
                + Emotion.allLabels().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<ClipName> parse(ClipPath path) {
        Optional<Emotion> nearest = emotionAt(path, 0);
        if (nearest.isPresent()) {
            boolean known = mayBePerson(path.folder(1)) && speakersAbove.contains(key(path, 2));
            return nearest.map(emotion -> clip(known ? path.folder(1) : "", emotion));
        }
        boolean known = speakersBelow.contains(below(path));
        return emotionAt(path, 1).map(emotion -> clip(known ? path.folder(0) : "", emotion));
    }

    private ClipName clip(String speaker, Emotion emotion) {
        return new ClipName(name(), speaker, "", "", "", emotion, "", "", "");
    }
}
