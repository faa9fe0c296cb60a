package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path folder;

    @Test
    void sixSpeakersWhoAllGainAreMoreThanChance() throws IOException {
        Path first = run("first", "anger,sadness", 6, 0);
        Path second = run("second", "anger,sadness", 6, 1);
        Path page = folder.resolve("compare.html");
        Call call = Call.intone("compare", first, second, "-o", page);
        assertEquals(0, call.exit(), call.err());
        assertTrue(call.out().contains("+50.0  +50.0 to +50.0  0.031"), call.out());
        assertEquals(List.of("written: " + page), call.errLines());
        assertTrue(Files.readString(page).contains("2 runs side by side"));
        assertEquals(1, Call.intone("compare", first, second, "-o", page).exit(), "overwritten without --force");
    }

    @Test
    void otherTestClipsAreLeftOutAndSaid() throws IOException {
        Call call = Call.intone("compare", run("first", "anger,sadness", 6, 0), run("second", "anger,sadness", 4, 1));
        assertEquals(0, call.exit(), call.err());
        assertEquals(
                List.of(folder.resolve("first") + ": 4 clips of its test left out, since not every run was tested on"
                        + " them."),
                call.errLines());
        assertTrue(call.out().startsWith("8 clips of 4 speakers"), call.out());
    }

    @Test
    void nothingInCommonIsOneClearLine() throws IOException {
        Path first = run("first", "anger,sadness", 2, 0);
        Path other = Files.writeString(
                folder.resolve("other.csv"),
                "file,corpus,speaker,truth,predicted,anger,sadness\nelse.wav,,x,anger,anger,1,0\n");
        Call call = Call.intone("compare", first, other);
        assertEquals(1, call.exit());
        assertEquals(
                List.of("intone: the runs were tested on no common clip: compare runs of one manifest whose tests"
                        + " overlap"),
                call.errLines());
    }

    @Test
    void aManifestHoldsNoPredictions() throws IOException {
        Path manifest = Files.writeString(
                folder.resolve("corpora.csv"), "file,corpus,speaker,emotion,duration\na.wav,RAVDESS,01,anger,2.5\n");
        Call call = Call.intone("compare", run("first", "anger,sadness", 2, 0), manifest);
        assertEquals(1, call.exit());
        assertEquals(
                List.of("intone: " + manifest + ":2: no line of predictions: the column truth is missing"),
                call.errLines());
    }

    @Test
    void otherLabelsAreRefused() throws IOException {
        Call call = Call.intone("compare", run("first", "anger,sadness", 2, 0), run("second", "anger,fear", 2, 0));
        assertEquals(1, call.exit());
        assertTrue(call.err().contains("tells apart anger, fear, but "), call.err());
        assertEquals(1, call.errLines().size());
    }

    @Test
    void oneRunIsWrongUsage() throws IOException {
        assertEquals(
                2, Call.intone("compare", run("first", "anger,sadness", 2, 0)).exit());
    }

    @Test
    void anInflatedRunIsMarked() throws IOException {
        Path first = run("first", "anger,sadness", 2, 0);
        Files.writeString(first.resolve("evaluation.json"), "{\"about\": {\"inflated\": \"copies were heard\"}}");
        Call call = Call.intone("compare", first, first);
        assertTrue(call.out().startsWith("INFLATED: " + first + ": copies were heard\n"), call.out());
        assertFalse(call.out().contains("+"), "a run differs from itself");
        Path file = first.resolve("predictions.csv");
        Call byFile = Call.intone("compare", file, first);
        assertTrue(byFile.out().startsWith("INFLATED: " + file + ": copies were heard\n"), byFile.out());
    }

    /** Of each speaker a clip of each class: anger is always right, the other class never or always. */
    private Path run(String name, String labels, int speakers, int isRight) throws IOException {
        String other = labels.substring(labels.indexOf(',') + 1);
        StringBuilder text = new StringBuilder("file,corpus,speaker,truth,predicted," + labels + "\n");
        for (int s = 0; s < speakers; s++) {
            text.append(s).append("a.wav,,s").append(s).append(",anger,anger,0.9,0.1\n");
            text.append(s).append("b.wav,,s").append(s).append(",").append(other);
            text.append(isRight == 1 ? "," + other + ",0.2,0.8\n" : ",anger,0.8,0.2\n");
        }
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("predictions.csv"), text);
        return run;
    }
}
