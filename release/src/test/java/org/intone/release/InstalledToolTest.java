package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.release.Install.Run;
import org.intone.release.Install.Started;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed tool as a new user has it: an empty home, an empty folder, no more in the environment than a JDK. */
class InstalledToolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Install install;

    @BeforeAll
    static void unpack() throws Exception {
        install = Install.into(folder);
    }

    private static void assertSilentSuccess(Run run) {
        assertEquals(0, run.exit(), run.toString());
        assertEquals("", run.err());
    }

    @Test
    void everySampleIsRecognisedWithoutAWord() throws Exception {
        Run run = install.intone("predict", install.top().resolve("samples"), "--json");
        assertSilentSuccess(run);
        assertEquals(7, run.outLines().size(), run.out());
        assertTrue(run.out().contains("\"emotion\":\"anger\""), run.out());
        assertEquals(List.of(), Install.names(install.work()), "what was left in the folder where it was called");
    }

    @Test
    void helpVersionAndWrongUsageSayWhatTheyDo() throws Exception {
        Run help = install.intone("help");
        assertSilentSuccess(help);
        assertTrue(help.out().startsWith("Usage: intone") && help.out().contains("predict"), help.out());
        Run version = install.intone("--version");
        assertSilentSuccess(version);
        assertTrue(version.out().startsWith("intone " + Built.VERSION + " on Java "), version.out());
        Run wrong = install.intone("predikt");
        assertEquals(2, wrong.exit());
        assertEquals("", wrong.out());
        assertEquals(2, wrong.errLines().size(), wrong.err());
        assertTrue(wrong.err().contains("predict"), wrong.err());
    }

    @Test
    void aSymbolicLinkInThePathIsEnough() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path link =
                Files.createSymbolicLink(bin.resolve("intone"), install.top().resolve("intone"));
        assertSilentSuccess(install.finish(install.start(link, "show")));
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertEquals(List.of("predict"), completed("pre", "intone", "pre"));
        assertTrue(completed("--spl", "intone", "train", "--spl").contains("--split"));
    }

    /** What bash offers for the last of some words. */
    private static List<String> completed(String last, String... words) throws IOException, InterruptedException {
        String script = "source '" + install.top().resolve("completion/intone.bash") + "'; COMP_WORDS=("
                + String.join(" ", words) + "); COMP_CWORD=" + (words.length - 1)
                + "; _complete_intone intone " + last + "; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), out);
        return out.lines().map(String::strip).toList();
    }

    @Test
    void theManualPageOfACommandIsFound() throws Exception {
        Path pages = install.top().resolve("man");
        // Where there is no man, its source can still be read.
        List<String> reader = Files.isExecutable(Path.of("/usr/bin/man"))
                ? List.of("man", "-M", pages.toString(), "intone-predict")
                : List.of(
                        "sed",
                        "s/\\\\//g",
                        pages.resolve("man1/intone-predict.1").toString());
        Process man = new ProcessBuilder(reader).redirectErrorStream(true).start();
        String page = new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, man.waitFor(), page);
        assertTrue(page.contains("intone predict") && page.contains("--timeline"), page);
    }

    @Test
    void theServerAnswersAndStopsInPeace() throws Exception {
        Started server = install.start(install.top().resolve("intone"), "serve", "--port", 0);
        try {
            URI address = address(server);
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest health =
                    HttpRequest.newBuilder(address.resolve("/healthz")).build();
            assertEquals("ok\n", client.send(health, BodyHandlers.ofString()).body());
            HttpRequest question = HttpRequest.newBuilder(address.resolve("/v1/predict"))
                    .POST(HttpRequest.BodyPublishers.ofFile(Path.of(install.sample("happiness.mp3"))))
                    .build();
            String answer = client.send(question, BodyHandlers.ofString()).body();
            assertTrue(new ObjectMapper().readTree(answer).has("emotion"), answer);
        } finally {
            server.process().destroy();
        }
        assertEquals(0, install.finish(server).exit());
    }

    private static URI address(Started server) throws IOException, InterruptedException {
        Pattern pattern = Pattern.compile("http://\\S+:\\d+");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher matcher = pattern.matcher(Files.readString(server.out()) + Files.readString(server.err()));
            if (matcher.find()) {
                return URI.create(matcher.group());
            }
            assertTrue(server.process().isAlive(), Files.readString(server.err()));
            Thread.sleep(100);
        }
        throw new AssertionError("no address: " + Files.readString(server.err()));
    }

    @Test
    void theNotebooksKernelFindsTheNatives() throws Exception {
        assertEquals(0, install.intone("notebook", "--kernel-only").exit());
        Path file = install.home().resolve(".local/share/jupyter/kernels/intone/kernel.json");
        assertTrue(
                Files.readString(file)
                        .contains(install.top().resolve("lib/native").toString()),
                Files.readString(file));
    }

    @Test
    void trainingWithoutTheAddOnSaysWhatToUnpackWhereAndWorksWithIt() throws Exception {
        Path own = Files.createDirectories(folder.resolve("mit Anbau"));
        Install trained = Install.into(own);
        new MadeUpCorpus(6, 2, 0.8, 5).write(MadeUpLayout.RAVDESS, trained.work());
        assertEquals(0, trained.intone("scan", ".", "-o", "corpora.csv").exit());
        List<List<Object>> calls = List.of(
                List.of("train", "corpora.csv", "-o", "run", "--epochs", 1, "--width", 0.25),
                List.of("distill", "corpora.csv", "--teacher", "run", "-o", "student"),
                List.of("benchmark", "corpora.csv", "ravdess-loso", "-o", "bench"),
                List.of("tune", "corpora.csv", "-o", "tune"));
        for (List<Object> call : calls) {
            Run refused = trained.intone(call.toArray());
            assertEquals(1, refused.exit(), refused.toString());
            assertEquals(
                    List.of("intone: training needs LibTorch, which is an archive of its own: unpack " + Built.TOP
                            + "-train-" + Built.PLATFORM + ".tar.gz (or .zip) in "
                            + trained.top().getParent() + ", so that its jars come into "
                            + trained.top().resolve("lib")),
                    refused.errLines());
        }
        assertEquals(List.of("RAVDESS", "corpora.csv"), Install.names(trained.work()));
        trained.unpack(Built.addOn(".tar.gz"));
        Run run = trained.intone(calls.get(0).toArray());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("UAR"), run.out());
        Run predicted = trained.intone("predict", "--model", "run/model.onnx", trained.sample("neutral.wav"));
        assertSilentSuccess(predicted);
    }
}
