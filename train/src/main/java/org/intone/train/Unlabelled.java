package org.intone.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;

/** Recordings without a label that may stand beside a split's training part. */
public final class Unlabelled {
    private Unlabelled() {}

    /**
     * Leaves out what must not be heard in training or already is: recordings and speakers of dev and test, and copies of any
     * recording of the split, by digest.
     *
     * @param recordings with digests
     */
    public static List<Utterance> beside(List<Utterance> recordings, Split split) {
        Set<String> digests = new HashSet<>();
        Set<String> files = new HashSet<>();
        Set<String> speakers = new HashSet<>();
        Stream.of(split.train(), split.dev(), split.test())
                .flatMap(List::stream)
                .map(Take::utterance)
                .forEach(row -> {
                    digests.add(row.sha256());
                    files.add(row.recording());
                });
        Stream.of(split.dev(), split.test())
                .flatMap(List::stream)
                .map(take -> take.utterance().speakerId())
                .forEach(speakers::add);
        digests.remove("");
        // A digest that comes twice among the recordings is heard once.
        return recordings.stream()
                .filter(row -> row.sha256().isEmpty() || digests.add(row.sha256()))
                .filter(row -> !files.contains(row.recording()) && !speakers.contains(row.speakerId()))
                .toList();
    }
}
