package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a large network to a small one, as a user goes it. */
class DistillCommandTest {
    @TempDir
    private static Path folder;

    private static Path manifest;
    private static Path teacher;

    @BeforeAll
    static void trainTheTeacher() throws IOException {
        Path root = folder.resolve("corpora");
        new MadeUpCorpus(6, 1, 0.8, 5).write(MadeUpLayout.RAVDESS, root);
        manifest = folder.resolve("corpora.csv");
        assertEquals(0, Call.intone("scan", root, "-o", manifest).exit());
        teacher = folder.resolve("runs/teacher");
        Call trained = Call.intone(
                "train",
                manifest,
                "-o",
                teacher,
                "--network",
                "cnn1d",
                "--width",
                0.05,
                "--recipe",
                "classic-162",
                "--epochs",
                2,
                "--batch",
                16,
                "--seed",
                3);
        assertEquals(0, trained.exit(), trained.err());
    }

    private static Call distill(String output, int epochs, Object... more) {
        Object[] args = {
            "distill",
            manifest,
            "--teacher",
            teacher,
            "-o",
            folder.resolve(output),
            "--network",
            "cnn2d",
            "--width",
            0.1,
            "--batch",
            16,
            "--epochs",
            epochs
        };
        return Call.intone(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    @Test
    void theStudentStandsOnTheTeachersSplitAndShowsItsLessons() throws IOException {
        Call call = distill("runs/student", 2, "--vary", "gain:-6-6,specaugment", "--balance", 0.5);
        assertEquals(0, call.exit(), call.err());
        List<String> epochs = call.errLines().stream()
                .filter(line -> line.startsWith("epoch "))
                .toList();
        assertEquals(2, epochs.size());
        assertTrue(epochs.get(1).contains("  lesson "), call.err());
        assertTrue(call.out().contains("UAR"), call.out());
        Path run = folder.resolve("runs/student");
        assertEquals(Files.readAllLines(teacher.resolve("split.csv")), Files.readAllLines(run.resolve("split.csv")));
        assertTrue(Files.readString(run.resolve("settings.json")).contains("\"teaching\""));
        Call again = distill("runs/student", 2, "--vary", "gain:-6-6,specaugment", "--balance", 0.5, "--resume");
        assertEquals(0, again.exit(), again.err());
        assertFalse(again.err().contains("epoch 2/2"), "there is nothing left to do: " + again.err());
        assertEquals(call.out(), again.out());
    }

    @Test
    void severalTeachersTeachTogetherAndNoneMayHaveHeardTheTest() throws IOException {
        Path second = folder.resolve("runs/second");
        Path other = folder.resolve("runs/other");
        for (Object[] run : new Object[][] {{second, 3}, {other, 4}}) {
            Call trained = Call.intone(
                    "train",
                    manifest,
                    "-o",
                    run[0],
                    "--network",
                    "cnn2d",
                    "--width",
                    0.1,
                    "--epochs",
                    1,
                    "--batch",
                    16,
                    "--seed",
                    run[1]);
            assertEquals(0, trained.exit(), trained.err());
        }
        Call call = distill("runs/together", 1, "--teacher", second);
        assertEquals(0, call.exit(), call.err());
        String both = Files.readString(folder.resolve("runs/together/settings.json"));
        assertEquals(0, distill("runs/single", 1).exit());
        assertNotEquals(both, Files.readString(folder.resolve("runs/single/settings.json")));
        Call leak = distill("runs/leak", 1, "--teacher", other);
        assertEquals(1, leak.exit(), leak.err());
        assertTrue(leak.err().contains("runs/other/model.onnx leaks: it was trained on "), leak.err());
    }

    @Test
    void speechWithoutLabelsIsAFolderOrAManifest() throws IOException {
        Path speech = folder.resolve("speech");
        new MadeUpCorpus(2, 1, 0.8, 99).write(MadeUpLayout.SAVEE, speech);
        Call call = distill("runs/more", 1, "--unlabelled", speech);
        assertEquals(0, call.exit(), call.err());
        String settings = Files.readString(folder.resolve("runs/more/settings.json"));
        assertFalse(settings.contains("\"unlabelled\" : 0"), settings);
        Call known = distill("runs/known", 1, "--unlabelled", manifest);
        assertEquals(0, known.exit(), known.err());
        assertTrue(known.err().contains("unlabelled recordings left out: in the manifest"), known.err());
        Path empty = Files.createDirectories(folder.resolve("nothing"));
        Call none = distill("runs/none", 1, "--unlabelled", empty);
        assertEquals(1, none.exit());
        assertEquals(List.of("intone: " + empty + " holds no sound files"), none.errLines());
    }

    @Test
    void aTeacherThatHasHeardTheTestIsRefusedInOneLine() {
        for (Object[] other : new Object[][] {{"--seed", 4}, {"--split", "file"}}) {
            Call call = distill("runs/leak", 1, other);
            assertEquals(1, call.exit(), call.err());
            assertEquals(1, call.errLines().size(), call.err());
            assertTrue(call.err().contains("leaks: it was trained on "), call.err());
            assertFalse(Files.exists(folder.resolve("runs/leak")));
        }
    }

    @Test
    void whatIsNoTeacherOrNoWeightIsNamed() {
        Call missing = distill("runs/x", 1, "--teacher", folder.resolve("nobody"));
        assertEquals(1, missing.exit(), missing.err());
        assertEquals(1, missing.errLines().size(), missing.err());
        Call weights = distill("runs/x", 1, "--by-labels", 0, "--by-probabilities", 0, "--by-vector", 0);
        assertEquals(1, weights.exit());
        assertTrue(weights.err().contains("one weight of the loss must be above 0"), weights.err());
        assertEquals(1, weights.errLines().size(), weights.err());
        Call gone = Call.intone("distill", manifest, "--teacher", folder.resolve("gone"), "-o", folder.resolve("y"));
        assertEquals(1, gone.exit());
        assertEquals(1, gone.errLines().size(), gone.err());
    }
}
