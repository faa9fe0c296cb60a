package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {
    @TempDir
    private Path folder;

    private Path manifest;
    private Path page;
    private int rows;

    @BeforeEach
    void scan() throws IOException {
        Path root = folder.resolve("corpora");
        new MadeUpCorpus(2, 1, 0.6, 3).write(MadeUpLayout.RAVDESS, root);
        manifest = folder.resolve("corpora.csv");
        page = folder.resolve("explore.html");
        assertEquals(0, Call.intone("scan", root, "-o", manifest).exit());
        rows = Files.readAllLines(manifest).size() - 1;
    }

    private Call explore(Object... more) {
        return Call.intone(Stream.concat(
                        Stream.of("explore", manifest, "-o", page, "--cache", folder.resolve("cache")), Stream.of(more))
                .toArray());
    }

    @Test
    void theSecondCallDecodesNothingAgainAndWritesTheSame() throws IOException {
        Call first = explore();
        assertEquals(0, first.exit(), first.err());
        assertEquals("", first.out());
        assertEquals(
                List.of("written: " + page + ", " + rows + " recordings; 0 recordings were in the cache"),
                first.errLines());
        String html = Files.readString(page);
        assertTrue(html.contains("RAVDESS/01") && html.contains("typical anger") && html.contains("unusual calm"));
        assertTrue(html.contains("opus:8"), "the codec's augmentation is missing");
        Call refused = explore();
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("explore.html exists: pass --force"), refused.err());
        Call again = explore("--force");
        assertTrue(again.err().contains("; " + rows + " recordings were in the cache"), again.err());
        assertEquals(html, Files.readString(page));
    }

    @Test
    void aMissingRecordingIsNamedAndTheOthersAreShown() throws IOException {
        String line = Files.readAllLines(manifest).get(1);
        String file = line.substring(0, line.indexOf(','));
        Files.delete(folder.resolve(file));
        Call call = explore();
        assertEquals(1, call.exit());
        assertEquals(2, call.errLines().size(), call.err());
        assertTrue(call.err().contains(file), call.err());
        assertTrue(call.err().contains(", " + (rows - 1) + " recordings;"), call.err());
        String html = Files.readString(page);
        assertTrue(html.contains("1 recording of the manifest could not be read") && html.contains(file));
    }

    @Test
    void aManifestWrittenByHandTellsWhatIsThereTwice() throws IOException {
        String file = Files.readAllLines(manifest).get(1).split(",", 2)[0];
        manifest = Files.writeString(
                folder.resolve("own.csv"), "file,emotion\n" + file + ",anger\n" + file.replace("/", "/./") + ",fear\n");
        for (int time = 0; time < 2; time++) {
            Call call = explore("--force");
            assertEquals(0, call.exit(), call.err());
            assertTrue(Files.readString(page).contains("the same samples as " + file), "nothing is there twice");
        }
        Files.writeString(manifest, "file,emotion\n" + file + ",anger\n");
        assertTrue(explore("--force").err().endsWith("1 recording; 1 recording was in the cache\n"));
    }

    @Test
    void picturesLieBesideThePage() throws IOException {
        Call call = explore("--pictures", "--audio");
        assertEquals(0, call.exit(), call.err());
        Path pictures = folder.resolve("explore-pictures");
        assertTrue(Files.size(pictures.resolve("typical-anger.png")) > 10_000);
        assertTrue(Files.exists(pictures.resolve("map.svg")));
        assertTrue(Files.readString(page).contains("<audio controls"));
        Files.delete(page);
        Call again = explore("--pictures");
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("explore-pictures exists: pass --force"), again.err());
    }

    @Test
    void aManifestWrittenByHandWillDo() throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        StringBuilder own = new StringBuilder("file,emotion\n");
        for (String line : lines.subList(1, 5)) {
            own.append(line, 0, line.indexOf(',')).append(",anger\n");
        }
        Files.writeString(manifest, own);
        Call call = explore();
        assertEquals(0, call.exit(), call.err());
        String html = Files.readString(page);
        assertTrue(html.contains("There is one emotion only") && html.contains("not known"));
    }

    @Test
    void anEmptyManifestIsRefusedInOneLine() throws IOException {
        Files.writeString(manifest, "file,emotion\n");
        Call call = explore();
        assertEquals(1, call.exit());
        assertEquals(List.of("intone: " + manifest + ": has no rows, so there is nothing to explore"), call.errLines());
    }
}
