package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intone.snippet.Snippet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second build, of a copy of the sources in a folder of another name and in another time zone, of two modules at a time, which deploys to a folder as to Maven Central. It must have made the same bytes, and what it deployed must serve
 * a project that depends on it.
 */
class PublicationTest {
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "runs");
    private static final String HOME = "https://example.org/intone";
    private static final String PROFILE = "-Ppublish";
    private static final String REPOSITORY = "file:/tmp/repository";
    private static final List<String> PUBLISHED = List.of("core", "media", "model", "train", "report", "app", "spark");

    @TempDir
    private static Path folder;

    private static Path copy;
    private static Path repository;

    @BeforeAll
    static void buildAgain() throws Exception {
        copy = folder.resolve("noch ein Bau");
        repository = folder.resolve("repository");
        copySources();
        String words = shownCommand()
                .replace(
                        PROFILE,
                        "-Prelease,publish -q -B -ntp -T 2 -Dquick -Drelease.skipTests -Dnative.platform="
                                + Built.PLATFORM)
                .replace(REPOSITORY, "file:" + repository);
        run(copy, "sh", "-c", "TZ=Pacific/Auckland exec " + words);
    }

    /** What the page on installing tells those to call who publish. */
    private static String shownCommand() throws IOException {
        List<Snippet> shown = Snippet.runBy(PublicationTest.class, Built.ROOT, "docs/install.md");
        assertEquals(1, shown.size());
        String command = shown.get(0).runnable().strip();
        assertTrue(
                command.contains(PROFILE)
                        && command.contains("-Dhome=" + HOME)
                        && command.contains(REPOSITORY)
                        && command.lines().count() == 1,
                command);
        return command;
    }

    private static void copySources() throws IOException {
        Files.walkFileTree(Built.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(Built.ROOT.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                // In a working tree of git this is a file.
                if (!from.getFileName().toString().equals(".git")) {
                    Files.copy(from, copy.resolve(Built.ROOT.relativize(from)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String run(Path where, String... command) throws IOException, InterruptedException {
        return run(0, where, command);
    }

    private static String run(int expected, Path where, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "log", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit = builder.start().waitFor();
        String said = Files.readString(log);
        assertEquals(expected, exit, said);
        return said;
    }

    @Test
    void twoBuildsMakeTheSameBytes() throws IOException {
        Path target = copy.resolve("release/target");
        for (Path first :
                List.of(Built.tool(".tar.gz"), Built.tool(".zip"), Built.addOn(".tar.gz"), Built.addOn(".zip"))) {
            Path second = target.resolve(first.getFileName());
            assertEquals(-1, Files.mismatch(first, second), first + " and " + second + " differ" + differences(target));
        }
    }

    /** Which staged files differ, for the message. */
    private static List<String> differences(Path target) throws IOException {
        Path stage = Built.TARGET.resolve("stage");
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(stage)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path other = target.resolve("stage").resolve(stage.relativize(file));
                if (Files.notExists(other) || Files.mismatch(file, other) >= 0) {
                    names.add(stage.relativize(file).toString());
                }
            }
        }
        return names;
    }

    @Test
    void everyModuleIsDeployedWithSourcesAndJavadoc() {
        for (String module : PUBLISHED) {
            Path files = repository.resolve("org/intone/intone-" + module).resolve(Built.VERSION);
            for (String ending : List.of(".jar", ".pom", "-sources.jar", "-javadoc.jar")) {
                Path file = files.resolve("intone-" + module + "-" + Built.VERSION + ending);
                assertTrue(Files.isRegularFile(file), file + " is missing");
            }
        }
        for (String module : List.of("bench", "docs", "release")) {
            assertFalse(Files.exists(repository.resolve("org/intone/intone-" + module)), module);
        }
    }

    @Test
    void whatIsDeployedSaysWhereTheProjectIs() throws IOException {
        for (String name : List.of("intone", "intone-bom")) {
            Path folder = repository.resolve("org/intone/" + name).resolve(Built.VERSION);
            String pom = Files.readString(folder.resolve(name + "-" + Built.VERSION + ".pom"));
            assertFalse(pom.matches("(?s).*<(\\w*[uU]rl|\\w*onnection)>[^<]*\\$.*"), pom);
            for (String place : List.of(
                    "<url>" + HOME + "</url>",
                    "<connection>scm:git:" + HOME + ".git</connection>",
                    "<organizationUrl>" + HOME + "</organizationUrl>")) {
                assertTrue(pom.contains(place), place + " is not in " + pom);
            }
        }
    }

    @Test
    void withoutAnAddressNothingIsPublished() throws Exception {
        String said = run(1, copy, "./mvnw", "-q", "-B", "-ntp", "-Ppublish", "validate", "-pl", "bom");
        assertTrue(said.contains("to publish, say where the project's sources are: -Dhome=https://HOST/PATH"), said);
    }

    @Test
    void aProjectWithTheBomAndOneModulePredicts() throws Exception {
        Path project = Files.createDirectories(folder.resolve("Verbraucher"));
        Files.writeString(
                project.resolve("pom.xml"),
                shownPom()
                        .replace(
                                "<project>",
                                """
                                <project>
                                  <modelVersion>4.0.0</modelVersion>
                                  <groupId>org.example</groupId>
                                  <artifactId>consumer</artifactId>
                                  <version>1</version>
                                  <repositories>
                                    <repository><id>local</id><url>file:%s</url></repository>
                                  </repositories>
                                """
                                        .formatted(repository)));
        Path own = folder.resolve("own");
        Path others = withoutIntone(Path.of(System.getProperty("intone.repository")));
        run(
                project,
                copy.resolve("mvnw").toString(),
                "-q",
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + own,
                "-Dmaven.repo.local.tail=" + others,
                "org.apache.maven.plugins:maven-dependency-plugin:" + System.getProperty("intone.dependency-plugin")
                        + ":build-classpath",
                "-Dmdep.outputFile=classpath");
        String classPath = Files.readString(project.resolve("classpath"));
        assertTrue(classPath.contains(own.resolve("org/intone/intone-model").toString()), classPath);
        assertFalse(classPath.contains("pytorch") || classPath.contains("junit-jupiter"), classPath);
        Files.writeString(
                project.resolve("Snippet.java"),
                """
                import java.nio.file.Path;
                import org.intone.model.Recognizer;

                class Snippet {
                    public static void main(String[] files) throws Exception {
                        System.out.println(Recognizer.builtIn().predict(Path.of(files[0])).emotion());
                    }
                }
                """);
        String said = run(
                project,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "Snippet.java",
                Built.ROOT.resolve("samples/anger.wav").toString());
        assertTrue(said.lines().anyMatch("ANGER"::equalsIgnoreCase), said);
    }

    /** What the page on installing tells such a project to write. */
    private static String shownPom() throws IOException {
        Matcher block = Pattern.compile("(?s)```xml\n(.*?)```")
                .matcher(Files.readString(Built.ROOT.resolve("docs/install.md")));
        assertTrue(block.find());
        return block.group(1);
    }

    /** The machine's store of libraries by links, without an Intone that somebody may have installed there. */
    private static Path withoutIntone(Path store) throws IOException {
        Path links = Files.createDirectories(folder.resolve("store"));
        link(store, links, "org");
        link(store.resolve("org"), Files.createDirectories(links.resolve("org")), "intone");
        return links;
    }

    private static void link(Path from, Path into, String without) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(without)) {
                    Files.createSymbolicLink(into.resolve(entry.getFileName()), entry);
                }
            }
        }
    }
}
