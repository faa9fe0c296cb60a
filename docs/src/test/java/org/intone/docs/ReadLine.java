package org.intone.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.ParseException;
import org.apache.maven.cli.CLIManager;
import org.intone.cli.Main;
import org.intone.model.Release;

/**
 * A line of a page that is not run, read as far as can be without running it: programs, classes, modules, profiles and tests that it names
 * exist, and Intone's and Maven's own parsers take its options.
 */
record ReadLine(Path root, String place, String line) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Set<String> PHASES = Set.of("package", "verify", "deploy");
    private static final Set<String> MAVENS_OWN = Set.of(
            "skipTests", "test", "surefire.failIfNoSpecifiedTests", "altDeploymentRepository", "native.platform");
    private static final Set<String> OF_DOCKER = Set.of("build", "run", "compose");

    void check() throws IOException {
        List<String> words = words();
        String program = words.get(0);
        List<String> rest = words.subList(1, words.size());
        switch (program) {
            case "./mvnw" -> maven(rest);
            case "intone", "./intone" -> intone(rest);
            case "java" -> java(rest);
            case "jbang" -> jbang(rest);
            case "docker" -> {
                assertTrue(OF_DOCKER.contains(rest.get(0)), place);
                int image = rest.indexOf("intone");
                if (rest.get(0).equals("run") && image > 0) {
                    intone(rest.subList(image + 1, rest.size()));
                }
            }
            default -> assertTrue(Files.isExecutable(root.resolve(program)), place + ": what is " + program + "?");
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceAll("\\s#.*", ""));
        while (word.find()) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(each -> each != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }

    private void intone(List<String> words) {
        if (!words.isEmpty()) {
            assertDoesNotThrow(() -> Main.described().parseArgs(words.toArray(String[]::new)), place);
        }
    }

    private void jbang(List<String> words) throws IOException {
        int program = 0;
        while (words.get(program).startsWith("--")) {
            program++;
        }
        String catalogue = Files.readString(root.resolve("jbang-catalog.json"));
        assertTrue(catalogue.contains('"' + words.get(program) + '"'), place + ": not in the catalogue");
        assertTrue(catalogue.contains(":" + Release.version() + "\""), catalogue);
        intone(words.subList(program + 1, words.size()));
    }

    /** A class of a module whose jars are on the class path. */
    private void java(List<String> words) throws IOException {
        int at = 0;
        while (words.get(at).startsWith("-")) {
            if (words.get(at).equals("-cp")) {
                at++;
                for (String entry : words.get(at).split(":", -1)) {
                    assertTrue(
                            Files.exists(
                                    root.resolve(entry.replaceAll("/.*", "")).resolve("pom.xml")),
                            place + ": " + entry);
                }
            } else {
                assertTrue(words.get(at).startsWith("-X"), place + ": " + words.get(at));
            }
            at++;
        }
        Path source = root.resolve("bench/src/main/java").resolve(words.get(at).replace('.', '/') + ".java");
        assertTrue(Files.readString(source).contains("void main(String[]"), place);
    }

    private void maven(List<String> words) throws IOException {
        CommandLine read;
        try {
            read = new CLIManager().parse(words.toArray(String[]::new));
        } catch (ParseException e) {
            throw new AssertionError(place + ": " + e.getMessage(), e);
        }
        assertFalse(read.getArgList().isEmpty(), place + ": what is Maven to do?");
        String poms = Files.readString(root.resolve("pom.xml"));
        for (String goal : read.getArgList()) {
            String plugin = goal.replaceAll(":.*", "-maven-plugin");
            assertTrue(PHASES.contains(goal) || poms.contains("<artifactId>" + plugin + "<"), place + ": " + goal);
        }
        for (String module : values(read, CLIManager.PROJECT_LIST)) {
            assertTrue(Files.exists(root.resolve(module).resolve("pom.xml")), place + ": there is no module " + module);
        }
        for (String profile : values(read, String.valueOf(CLIManager.ACTIVATE_PROFILES))) {
            assertTrue(poms.contains("<id>" + profile + "</id>"), place + ": there is no profile " + profile);
        }
        for (String property : values(read, String.valueOf(CLIManager.SET_USER_PROPERTY))) {
            String name = property.replaceAll("=.*", "");
            boolean isAsked = poms.contains("<name>!" + name + "<") || poms.contains("${" + name + "}");
            assertTrue(isAsked || MAVENS_OWN.contains(name), place + ": nobody asks for " + name);
            if (name.equals("test")) {
                String test = property.replaceAll(".*=", "");
                assertTrue(TestSources.of(root, test).isPresent(), place + ": there is no test " + test);
            }
        }
    }

    private static List<String> values(CommandLine read, String option) {
        String[] values = read.getOptionValues(option);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .toList();
    }
}
