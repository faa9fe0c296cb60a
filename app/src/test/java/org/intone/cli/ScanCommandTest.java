package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.intone.corpus.Manifest;
import org.intone.corpus.Utterance;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private static final MadeUpCorpus CORPUS = new MadeUpCorpus(2, 1, 0.6, 3);

    @TempDir
    private Path folder;

    @Test
    void theReportGoesToStandardOutputAndTheManifestHoldsWhatIsSound() throws IOException {
        Path root = folder.resolve("meine Körper");
        CORPUS.write(MadeUpLayout.RAVDESS, root);
        CORPUS.write(MadeUpLayout.CREMA_D, root);
        Map<MadeUpCorpus.Fault, List<Path>> faults = CORPUS.addFaults(root);
        Path manifest = folder.resolve("corpora.csv");
        Call call = Call.intone("scan", root, "-o", manifest);
        assertEquals(0, call.exit(), call.err());
        for (String word : List.of(
                "RAVDESS",
                "CREMA-D",
                "1,440",
                "7,442",
                "silent",
                "duplicate",
                "conflicting labels",
                "unreadable",
                "Git LFS pointer",
                "stereo",
                "quiet",
                "clipped")) {
            assertTrue(call.out().contains(word), word + " is not in\n" + call.out());
        }
        List<String> files =
                Manifest.read(manifest).rows().stream().map(Utterance::file).toList();
        for (MadeUpCorpus.Fault leftOut : List.of(MadeUpCorpus.Fault.SILENT, MadeUpCorpus.Fault.CONFLICT)) {
            for (Path file : faults.get(leftOut)) {
                String name = file.getFileName().toString();
                assertTrue(call.out().contains(name), name);
                assertFalse(files.stream().anyMatch(row -> row.endsWith(name)), name);
            }
        }
        int rows = files.size();
        assertEquals(List.of("written: " + manifest + ", " + rows + " recordings"), call.errLines());
    }

    @Test
    void nothingFoundSaysWhatWouldHaveBeenUnderstood() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path manifest = folder.resolve("corpora.csv");
        Call call = Call.intone("scan", empty, "-o", manifest);
        assertEquals(1, call.exit());
        assertEquals("", call.out());
        assertEquals(
                "intone: no recordings found; these are understood:",
                call.errLines().get(0));
        for (String corpus : List.of("RAVDESS", "CREMA-D", "TESS", "SAVEE", "EmoDB")) {
            assertTrue(call.err().contains("  " + corpus + ": "), call.err());
        }
        assertFalse(Files.exists(manifest));
    }

    @Test
    void withoutAnOutputNothingIsWritten() throws IOException {
        CORPUS.write(MadeUpLayout.SAVEE, folder);
        Call call = Call.intone("scan", folder);
        assertEquals(0, call.exit(), call.err());
        assertEquals("", call.err());
        assertTrue(call.out().contains("SAVEE"), call.out());
    }

    @Test
    void anExistingManifestStaysUnlessForced() throws IOException {
        CORPUS.write(MadeUpLayout.SAVEE, folder);
        Path manifest = Files.writeString(folder.resolve("old.txt"), "old");
        Call refused = Call.intone("scan", folder, "-o", manifest);
        assertEquals(1, refused.exit());
        assertEquals("", refused.out());
        assertEquals("old", Files.readString(manifest));
        assertEquals(0, Call.intone("scan", folder, "-o", manifest, "--force").exit());
        assertTrue(Files.readString(manifest).startsWith("file,"));
    }

    @Test
    void aPathThatIsNotThereIsOneLine() {
        Path missing = folder.resolve("nicht da");
        Call call = Call.intone("scan", missing);
        assertEquals(1, call.exit());
        assertEquals(1, call.errLines().size(), call.err());
        assertTrue(call.err().contains(missing.toString()), call.err());
    }
}
