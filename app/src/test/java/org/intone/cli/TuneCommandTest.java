package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.corpus.Manifest;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search on made-up voices. */
class TuneCommandTest {
    @TempDir
    private static Path folder;

    private static Path manifest;
    private static Split split;

    /** The recordings of dev and test are taken away after the scan, so whoever asks for one is found out. */
    @BeforeAll
    static void scan() throws IOException {
        new MadeUpCorpus(8, 1, 0.6, 5).write(MadeUpLayout.CREMA_D, folder);
        manifest = folder.resolve("corpora.csv");
        assertEquals(0, Call.intone("scan", folder, "-o", manifest).exit());
        split = SplitPlan.parse("speaker")
                .split(Manifest.read(manifest).rows(), 0, 1)
                .get(0);
        for (var take :
                Stream.concat(split.test().stream(), split.dev().stream()).toList()) {
            Files.delete(folder.resolve(take.utterance().file()));
        }
    }

    private static Call tune(Path output, Object... more) {
        Object[] args = {"tune", manifest, "-o", output, "--batch", 8, "--epochs", 1, "--folds", 2};
        return Call.intone(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    @Test
    void noRecordingOfDevOrTestIsReadAndTheBestIsACommandThatRuns() throws IOException {
        Path output = folder.resolve("tune");
        Call call = tune(output, "--grid", "--try", "width=0.1,0.2", "--try", "no-class-weights=true,false");
        assertEquals(0, call.exit(), call.err());
        assertFalse(call.err().contains("unreadable"), call.err());
        assertEquals(
                8,
                call.errLines().stream()
                        .filter(line -> line.contains("  left "))
                        .count(),
                call.err());
        assertTrue(call.outLines().get(0).matches("rank +UAR .* width +no-class-weights"), call.out());
        assertEquals(5, Files.readAllLines(output.resolve("tune.csv")).size());
        Set<String> heard = heard(output);
        Set<String> train = split.train().stream()
                .map(take -> take.utterance().file())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(train, heard);

        String best = call.outLines().get(call.outLines().size() - 1).strip();
        assertTrue(best.startsWith("intone train " + manifest + " --seed 1 --batch 8 --epochs 1 --width 0."), best);
        assertEquals(
                best,
                new ObjectMapper()
                        .readTree(output.resolve("tune.json").toFile())
                        .get("trials")
                        .get(0)
                        .get("command")
                        .asText());
        // It runs but for the recordings that are gone.
        Call trained = Call.intone((Object[]) Arrays.copyOfRange(best.split(" "), 1, best.split(" ").length));
        assertEquals(1, trained.exit());
        assertTrue(trained.err().contains("no such file"), trained.err());

        Call again = tune(output, "--grid", "--try", "width=0.1,0.2", "--try", "no-class-weights=true,false");
        assertEquals(call.out(), again.out());
        assertEquals(
                "8 folds kept from an earlier call, 0 to do", again.errLines().get(0));
    }

    /** The files of all outcomes that lie in a folder. */
    private static Set<String> heard(Path output) throws IOException {
        Set<String> files = new TreeSet<>();
        List<Path> folds;
        try (Stream<Path> all = Files.walk(output)) {
            folds = all.filter(file -> file.getFileName().toString().startsWith("fold-"))
                    .toList();
        }
        for (Path fold : folds) {
            new ObjectMapper()
                    .readTree(fold.toFile())
                    .get("test")
                    .forEach(outcome -> files.add(outcome.get("file").asText()));
        }
        return files;
    }

    @Test
    void moreTrialsGoOnFromFewer() {
        Path output = folder.resolve("random");
        Call two = tune(output, "--trials", 1, "--try", "width=0.1..0.3");
        assertEquals(0, two.exit(), two.err());
        Call three = tune(output, "--trials", 2, "--try", "width=0.1..0.3");
        assertEquals(0, three.exit(), three.err());
        assertEquals(
                "2 folds kept from an earlier call, 2 to do", three.errLines().get(0));
    }

    @Test
    void whatCannotBeIsWrongUsageInOneLine() {
        Path output = folder.resolve("none");
        List<List<String>> wrong = new ArrayList<>();
        wrong.add(List.of("no setting 'depth' to try: known are adapt, augment, ", "--try", "depth=1,2"));
        wrong.add(List.of("tune needs a split with one test part", "--try", "width=0.1", "--split", "speaker:3"));
        wrong.add(List.of("--split leaky leaks", "--try", "width=0.1", "--split", "leaky"));
        wrong.add(List.of("Invalid value for option '--width'", "--try", "width=wide"));
        wrong.add(List.of("is no setting to try", "--try", "width"));
        for (List<String> words : wrong) {
            Call call = tune(output, words.subList(1, words.size()).toArray());
            assertEquals(2, call.exit(), call.err());
            assertTrue(call.errLines().get(0).contains(words.get(0)), call.err());
        }
        assertFalse(Files.exists(output));
    }
}
