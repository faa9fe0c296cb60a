package org.intone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.intone.cli.CalledCommand;
import org.intone.cli.Main;
import org.intone.corpus.Manifest;
import org.intone.model.Release;
import org.intone.snippet.JavaSnippet;
import org.intone.snippet.Shell;
import org.intone.snippet.ShownOutput;
import org.intone.snippet.SmallSettings;
import org.intone.snippet.Snippet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every command and every piece of code of every page is run, page by page and from top to bottom, as a reader would; what is
 * shown as output is held against what was printed. {@link Snippet} says how a page tells what it needs and what cannot be run.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages' commands are for a Unix shell")
class PagesTest {
    private static final Path ROOT = Path.of(System.getProperty("intone.root"));
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Set<String> NO_CODE = Set.of("text", "formula");
    private static final Set<String> DATA = Set.of("json", "csv", "xml", "vtt", "tsv", "textgrid", "live", "events");

    /** Such as curl's. */
    private static final Set<String> OF_OTHER_PROGRAMS =
            Set.of("--conf", "--data-binary", "--files", "--jars", "--master");

    private static final Path SNIPPETS = ROOT.resolve("docs/target/snippets");

    private static Shell shell;
    private static Servers servers;
    private static Path intone;
    private static Fixtures fixtures;

    @BeforeAll
    static void start() throws IOException {
        assertEquals(ROOT.resolve("docs/target/pages"), HERE, "the test runs in the folder of the pages");
        servers = new Servers(HERE);
        shell = new Shell(HERE, ROOT.resolve("docs/target/tools"), Map.of("intone", PagesTest::intone));
        intone = shell.script("ffmpeg", "#!/bin/sh\nexec '" + Loader.load(ffmpeg.class) + "'  -loglevel error \"$@\"\n")
                .resolveSibling("intone");
        fixtures = new Fixtures(ROOT.resolve("docs/target/fixtures"), HERE);
    }

    @AfterAll
    static void stop() throws IOException {
        servers.stop();
        shell.close();
        Files.write(ROOT.resolve("docs/target/not-run.txt"), notRun());
    }

    private static int intone(List<String> words, InputStream in, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        if (words.get(0).equals("serve") && !words.contains("--help")) {
            return servers.serve(words, err);
        }
        return CalledCommand.run(in, out, err, SmallSettings.of(words).toArray(String[]::new));
    }

    static List<String> pages() throws IOException {
        SiteMap map = new SiteMap(ROOT);
        return map.sources().stream()
                .map(map::name)
                .filter(name -> !name.startsWith(SiteMap.DECISIONS) && !name.equals("CHANGELOG.md"))
                .toList();
    }

    private static List<Snippet> snippets(String page) throws IOException {
        return Snippet.of(page, Files.readString(ROOT.resolve(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingOnThePageRuns(String page) throws IOException, InterruptedException {
        fixtures.begin(ROOT.resolve("samples"));
        servers.stop();
        // The pages' own ./intone.
        Files.copy(intone, HERE.resolve("intone"), StandardCopyOption.COPY_ATTRIBUTES);
        String printed = "";
        for (Snippet snippet : snippets(page)) {
            if (snippet.says("anew").isPresent()) {
                Folders.emptied(HERE.resolve("runs"));
                servers.stop();
            }
            for (String name : snippet.says("given").orElse("").split("\\s+", -1)) {
                if (!name.isEmpty()) {
                    fixtures.give(name);
                }
            }
            if (snippet.notRun().isEmpty()
                    && snippet.says("held by").isEmpty()
                    && snippet.says("run by").isEmpty()) {
                printed = run(snippet, printed);
            }
        }
    }

    /** Runs one piece and returns what it, or if it is no code the one before, printed. */
    private static String run(Snippet snippet, String before) throws IOException, InterruptedException {
        if (snippet.says("output").isPresent()) {
            assertEquals(
                    List.of(),
                    ShownOutput.missing(servers.addressed(snippet.shown()), before),
                    snippet.place() + " shows what was not printed; that was:\n" + before);
            return before;
        }
        String language = snippet.language();
        if (language.equals("csv")) {
            assertFalse(
                    Manifest.rows(snippet.place(), new StringReader(snippet.text()))
                            .isEmpty(),
                    snippet.place());
            return before;
        }
        if (language.equals("sh")) {
            for (String program : List.of("curl", "openssl")) {
                boolean isCalled = snippet.runnable().lines().anyMatch(line -> line.startsWith(program + " "));
                assumeTrue(!isCalled || shell.has(program), program + " is not installed");
            }
            Shell.Done done = shell.run(servers.addressed(snippet.runnable()));
            int wanted = Integer.parseInt(snippet.says("fails").orElse("0"));
            assertEquals(wanted, done.exit(), snippet.place() + "\n" + snippet.runnable() + done.out() + done.err());
            return done.out() + done.err();
        }
        if (language.equals("java")) {
            return JavaSnippet.run(
                    SNIPPETS,
                    servers.addressed(snippet.text()),
                    snippet.says("java").orElse(""),
                    snippet.says("words").orElse("").split(" ", -1));
        }
        if (language.equals("xml")) {
            requireArtifact(snippet);
            return before;
        }
        assertEquals("formula", language, snippet.place() + ": who runs it, or says that it is so?");
        return before;
    }

    /** Every dependency that a page shows is a module of the project, in this version. */
    private static void requireArtifact(Snippet snippet) throws IOException {
        Matcher artifact = Pattern.compile("<artifactId>intone-(\\w+)</artifactId>\\s*<version>(.*?)</version>")
                .matcher(snippet.text());
        int found = 0;
        for (; artifact.find(); found++) {
            String pom = Files.readString(ROOT.resolve(artifact.group(1)).resolve("pom.xml"));
            assertTrue(pom.contains("<artifactId>intone-" + artifact.group(1) + "</artifactId>"), snippet.place());
            assertEquals(Release.version(), artifact.group(2), snippet.place());
        }
        assertEquals(snippet.text().split("<artifactId>", -1).length - 1, found, snippet.place());
    }

    @Test
    void whatIsNotRunHasAReason() throws IOException {
        List<String> all = notRun();
        assertFalse(all.isEmpty());
        all.forEach(line -> assertTrue(line.split(": ", 2)[1].split(" ", -1).length > 2, line));
        for (String page : pages()) {
            for (Snippet snippet : snippets(page)) {
                for (Snippet.Unrun exception : snippet.exceptions()) {
                    assertTrue(
                            snippet.text().lines().anyMatch(line -> line.startsWith(exception.begin())),
                            snippet.place() + " has no line " + exception.begin());
                }
                String holder = snippet.says("held by").orElse("");
                if (!holder.isEmpty()) {
                    assertTrue(
                            DATA.contains(snippet.language()) || NO_CODE.contains(snippet.language()), snippet.place());
                    String test = sourceOf(holder, snippet);
                    assertTrue(
                            test.contains(page)
                                    || snippet.text()
                                            .lines()
                                            .allMatch(line -> test.contains(line.replace("intone: ", ""))),
                            snippet.place() + ": " + holder + " knows nothing of it");
                }
                String runner = snippet.says("run by").orElse("");
                if (!runner.isEmpty()) {
                    String test = sourceOf(runner, snippet);
                    assertTrue(
                            test.contains("Snippet.runBy(" + runner + ".class") && test.contains('"' + page + '"'),
                            snippet.place() + ": " + runner + " does not run what this page says that it runs");
                }
            }
        }
    }

    /** What is wrong in a line that nobody runs would else be seen by nobody. */
    @ParameterizedTest
    @MethodSource("pages")
    void whatIsNotRunIsRead(String page) throws IOException {
        for (Snippet snippet : snippets(page)) {
            boolean isLeft = snippet.notRun().isPresent();
            if (snippet.language().equals("sh")) {
                for (String line : snippet.text().lines().toList()) {
                    if (isLeft || snippet.exceptions().stream().anyMatch(each -> line.startsWith(each.begin()))) {
                        new ReadLine(ROOT, snippet.place() + ": " + line, line).check();
                    }
                }
            } else if (isLeft && snippet.language().equals("java")) {
                JavaSnippet.compiled(
                        SNIPPETS, snippet.text(), snippet.says("java").orElse(""));
            }
        }
    }

    private static String sourceOf(String test, Snippet snippet) throws IOException {
        Optional<Path> source = TestSources.of(ROOT, test);
        assertTrue(source.isPresent(), snippet.place() + ": there is no " + test);
        return Files.readString(source.get());
    }

    /** A command within a sentence is one, with options that it has. */
    @ParameterizedTest
    @MethodSource("pages")
    void commandsInSentencesAreRight(String page) throws IOException {
        Matcher code =
                Pattern.compile("(?<!`)`(?:\\./)?intone ([^`\n]+)`(?!`)").matcher(Files.readString(ROOT.resolve(page)));
        while (code.find()) {
            String words = code.group(1).replaceAll("[|(].*", "").strip();
            CommandLine command = Main.described();
            for (String word : words.split("\\s+", -1)) {
                CommandLine next = command.getSubcommands().get(word);
                if (next != null) {
                    command = next;
                } else if (word.startsWith("--")) {
                    String option = word.replaceAll("[=\\[].*", "");
                    assertTrue(
                            command.getCommandSpec().optionsMap().containsKey(option),
                            page + ": " + command.getCommandSpec().qualifiedName() + " has no " + option);
                }
            }
            assertFalse(
                    command.getCommandSpec().parent() == null && !words.startsWith("-") && !words.equals("COMMAND"),
                    page + ": " + code.group());
        }
    }

    /** An option that a sentence names is one of some command. */
    @ParameterizedTest
    @MethodSource("pages")
    void optionsInSentencesExist(String page) throws IOException {
        Set<String> known = new TreeSet<>(OF_OTHER_PROGRAMS);
        options(Main.described(), known);
        optionsOnSpark(known);
        Matcher code = Pattern.compile("`(--[a-z][a-z-]*)").matcher(Files.readString(ROOT.resolve(page)));
        while (code.find()) {
            assertTrue(known.contains(code.group(1)), page + ": no command has " + code.group(1));
        }
    }

    /** Spark's libraries are not at hand here, so those of its commands are looked up in their sources. */
    private static void optionsOnSpark(Set<String> known) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("spark/src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"(--[a-z][a-z-]*)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> known.add(match.group(1)));
            }
        }
    }

    private static void options(CommandLine command, Set<String> known) {
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(each -> options(each, known));
    }

    /** The list of what is not run, with the reasons; it lies in {@code target/not-run.txt} too. */
    private static List<String> notRun() throws IOException {
        List<String> all = new ArrayList<>();
        for (String page : pages()) {
            for (Snippet snippet : snippets(page)) {
                snippet.notRun().ifPresent(reason -> all.add(snippet.place() + ": " + reason));
                snippet.exceptions()
                        .forEach(each -> all.add(snippet.place() + " " + each.begin() + ": " + each.reason()));
            }
        }
        return all;
    }
}
