package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intone.release.Install.Run;
import org.intone.snippet.Snippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page on installing, as they stand, by a user whose home is empty and who has the archives in a folder. */
class InstallPageTest {
    /** That which the page is written for. */
    private static final String PLATFORM = "linux-x86_64";

    @TempDir
    private Path folder;

    private final List<Path> links = new ArrayList<>();

    /** JUnit would warn of links that lead out of its folder. */
    @AfterEach
    void unlink() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void theCommandsInstallTheTool() throws Exception {
        Install user = Install.empty(folder);
        user.with("PATH", user.home().resolve(".local/bin") + ":/usr/bin:/bin");
        for (Path built : List.of(Built.ROOT.resolve("release"), Built.tool(".tar.gz"), Built.addOn(".tar.gz"))) {
            links.add(Files.createSymbolicLink(user.work().resolve(built.getFileName()), built));
        }
        StringBuilder said = new StringBuilder();
        for (Snippet snippet : Snippet.runBy(InstallPageTest.class, Built.ROOT, "docs/install.md")) {
            String block = snippet.runnable().replace(PLATFORM, Built.PLATFORM) + tried(snippet);
            Run run = user.finish(user.start(Path.of("/bin/bash"), "-e", "-o", "pipefail", "-c", block));
            assertEquals(0, run.exit(), snippet.place() + "\n" + run);
            assertEquals("", run.err(), snippet.place());
            said.append(run.out());
        }
        Path home = user.home().resolve("opt").resolve(Built.TOP);
        assertTrue(said.toString().contains("/" + Built.tool(".zip").getFileName()), said.toString());
        assertTrue(
                said.toString().lines().anyMatch(line -> line.matches(".*/samples/anger\\.wav +anger .*")),
                said.toString());
        assertTrue(Install.names(home.resolve("lib")).stream()
                .anyMatch(name -> name.matches("pytorch-.*-" + Built.PLATFORM + "\\.jar")));
        assertTrue(said.toString().contains("complete -o default -F _complete_intone intone"), said.toString());
    }

    /** What can be done behind a block, by the words of the page, in the same shell. */
    private static String tried(Snippet snippet) {
        if (!snippet.text().contains("MANPATH=")) {
            return "";
        }
        boolean hasMan = Files.isExecutable(Path.of("/usr/bin/man"));
        return "complete -p intone\n" + (hasMan ? "man -w intone intone-predict\n" : "");
    }
}
