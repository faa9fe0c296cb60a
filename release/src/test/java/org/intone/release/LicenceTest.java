package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The licence of each part is named, and its text lies in the archive. */
class LicenceTest {
    private static final Path STAGE = Built.TARGET.resolve("stage");
    private static final Path TEXTS = STAGE.resolve("licenses");
    private static final int SHORTEST_TEXT = 400;

    /** A line of the index. */
    private record Row(String part, String licence, List<String> texts) {
        static Row of(String line) {
            String[] fields = line.split(",", -1);
            assertEquals(3, fields.length, line);
            return new Row(fields[0], fields[1], List.of(fields[2].split(" ", -1)));
        }

        boolean isOf(String library) {
            return part.endsWith("*") ? library.startsWith(part.substring(0, part.length() - 1)) : part.equals(library);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TEXTS.resolve("index.csv")).stream()
                .skip(1)
                .map(Row::of)
                .toList();
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path folder : List.of(STAGE.resolve("lib"), Built.TARGET.resolve("train/lib"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
            }
        }
        return jars;
    }

    @Test
    void everyJarHasItsLicenceAndEveryLineItsJar() throws IOException {
        Set<String> unused = new TreeSet<>();
        rows().forEach(row -> unused.add(row.part()));
        for (Path jar : jars()) {
            String library = jar.getFileName().toString().replaceFirst("-\\d.*", "");
            List<Row> rows = rows().stream().filter(row -> row.isOf(library)).toList();
            assertEquals(1, rows.size(), library + ": " + rows);
            unused.remove(rows.get(0).part());
            for (String text : rows.get(0).texts()) {
                assertTrue(length(jar, text) >= SHORTEST_TEXT, jar + ": " + text);
            }
        }
        assertEquals(Set.of(), unused, "lines of no jar");
    }

    private static long length(Path jar, String text) throws IOException {
        if (!text.startsWith("jar:")) {
            return Files.size(TEXTS.resolve(text));
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            assertNotNull(file.getEntry(text.substring("jar:".length())), jar + " has no " + text);
            return file.getEntry(text.substring("jar:".length())).getSize();
        }
    }

    @Test
    void noTextIsThereForNothing() throws IOException {
        Set<String> named = new TreeSet<>(List.of("index.csv", "README.txt"));
        rows().forEach(row -> named.addAll(row.texts()));
        try (Stream<Path> files = Files.walk(TEXTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TEXTS.relativize(file).toString();
                assertTrue(named.contains(name), name);
            }
        }
    }
}
