package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.intone.snippet.JavaSnippet;
import org.intone.snippet.Shell;
import org.intone.snippet.ShownOutput;
import org.intone.snippet.Snippet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What pages say of Spark is run on a cluster, from top to bottom and as it stands: commands, Java, and Python's lines as the Java that
 * they call; what is shown is held against what was printed and kept.
 */
@ExtendWith(SharedCluster.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages' commands are for a Unix shell")
class SparkPagesTest {
    private static final Path ROOT = Path.of(System.getProperty("intone.root"));

    /** What stands before statements that speak of Python's, or of an earlier block's, session. */
    private static final String SESSION =
            "org.apache.spark.sql.SparkSession spark = org.apache.spark.sql.SparkSession.active();";

    private static Path folder;
    private static PagePlaces places;
    private static Shell shell;

    @BeforeAll
    static void start() throws IOException {
        folder = SharedCluster.folder("pages");
        places = new PagePlaces(
                folder.resolve("places"), SharedCluster.spark().sparkContext().hadoopConfiguration());
        Path here = Files.createDirectory(folder.resolve("here"));
        shell = new Shell(
                here,
                folder.resolve("tools"),
                Map.of("spark-submit", (words, in, out, err) -> SubmitCall.run(here, words, in, out, err)));
    }

    @AfterAll
    static void stop() throws IOException {
        shell.close();
        places.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/spark.md", "docs/scaling.md"})
    void everythingOnThePageRuns(String page) throws IOException, InterruptedException {
        String printed = "";
        for (Snippet snippet : Snippet.runBy(SparkPagesTest.class, ROOT, page)) {
            printed = run(snippet, printed);
        }
    }

    /** Runs one piece and returns what it, or if it is no code the one before, printed. */
    private static String run(Snippet snippet, String before) throws IOException, InterruptedException {
        switch (snippet.language()) {
            case "sh" -> {
                Shell.Done done = shell.run(snippet.runnable());
                assertEquals(0, done.exit(), snippet.place() + "\n" + done.out() + done.err());
                return done.out() + done.err();
            }
            case "java" -> {
                return java(snippet, snippet.text(), snippet.says("java").orElse(""));
            }
            case "python" -> {
                return java(snippet, asJava(snippet.text()), SESSION);
            }
            default -> {
                assertEquals("text", snippet.language(), snippet.place() + ": who runs it?");
                compare(snippet, before);
                return before;
            }
        }
    }

    private static void compare(Snippet snippet, String printed) {
        if (snippet.says("output").isPresent()) {
            assertEquals(
                    List.of(),
                    ShownOutput.missing(snippet.shown(), printed),
                    snippet.place() + " shows what was not printed; that was:\n" + printed);
        } else if (snippet.says("columns of").isPresent()) {
            StructType kept = SharedCluster.spark()
                    .read()
                    .parquet(snippet.says("columns of").get())
                    .schema();
            assertEquals(columns(kept), snippet.text().strip().replaceAll("\\s+", " "), snippet.place());
        } else {
            assertTrue(snippet.says("settings").isPresent(), snippet.place() + ": what is it held against?");
            snippet.text().lines().map(line -> line.split("\\s+", 2)).forEach(words -> new SparkSetting(
                            words[0], words[1])
                    .check());
        }
    }

    /** As the page writes columns: a struct with its first field, an array with brackets. */
    private static String columns(StructType kept) {
        return Arrays.stream(kept.fields()).map(SparkPagesTest::column).collect(Collectors.joining(", "));
    }

    private static String column(StructField field) {
        if (field.dataType() instanceof StructType parts) {
            return field.name() + "{" + parts.fields()[0].name() + ", ...}";
        }
        return field.name() + (field.dataType() instanceof ArrayType ? "[]" : "");
    }

    /** PySpark's calls of the JVM as what the JVM is called with. */
    private static String asJava(String python) {
        return python.replace("spark._jvm.", "")
                .replace("spark._jsparkSession", "spark")
                .replace("spark.read.", "spark.read().")
                .replaceAll("(?m)^(\\w+) = ", "var $1 = ")
                .replaceAll("(?m)\\)$", ");");
    }

    /** Each table that is shown must have rows, and no cell of them may be empty, as it is where a recording could not be heard. */
    private static String java(Snippet snippet, String code, String before) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        String printed = scala.Console.withOut(shown, () -> {
            try {
                return JavaSnippet.run(folder.resolve("classes"), code, before);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String all = printed + shown.toString(StandardCharsets.UTF_8);
        int tables = code.split("\\.show\\(\\)", -1).length - 1;
        int rules = all.split("(?m)^\\+-", -1).length - 1;
        assertEquals(3 * tables, rules, snippet.place() + "\n" + all);
        assertFalse(all.contains("-+\n+-"), snippet.place() + " shows a table without rows:\n" + all);
        assertFalse(Pattern.compile("\\|\\s*NULL\\s*\\|").matcher(all).find(), snippet.place() + "\n" + all);
        return all;
    }

    /** A setting that a sentence names is one of Spark's, with a value that it takes. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/spark.md", "docs/scaling.md"})
    void settingsInSentencesExist(String page) throws IOException {
        Matcher setting = Pattern.compile("`(?:--conf )?(spark\\.\\w[\\w.]*\\w)(?:=([^`]+))?`")
                .matcher(Files.readString(ROOT.resolve(page)));
        int found = 0;
        for (; setting.find(); found++) {
            // Without a value the name is looked up, and 1 is a number, a size and a text.
            new SparkSetting(setting.group(1), setting.group(2) == null ? "1" : setting.group(2)).check();
        }
        assertTrue(found > 0, page);
    }

    /** An option that a sentence names is one of the commands', or of spark-submit. */
    @Test
    void optionsInSentencesExist() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String command : List.of("predict", "features", "embed", "benchmark", "tune")) {
            Pattern.compile("--[a-z][a-z-]*")
                    .matcher(Call.spark(command, "--help").out())
                    .results()
                    .forEach(option -> known.add(option.group()));
        }
        Matcher option = Pattern.compile("`(--[a-z][a-z-]*)").matcher(Files.readString(ROOT.resolve("docs/spark.md")));
        while (option.find()) {
            if (!known.contains(option.group(1))) {
                // Which ends by an exception where it knows none.
                SubmitCall.read(List.of(option.group(1), "spark.a=b", "intone-spark.jar"));
            }
        }
    }
}
