package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What lies in the archives, under which names, with which rights. */
class ArchiveTest {
    private static final long LARGEST_BYTES = 150_000_000;
    private static final int FOLDER = 0755;
    private static final int PROGRAM = 0755;
    private static final int PLAIN = 0644;

    private static Map<String, TarArchiveEntry> tar(Path archive) throws IOException {
        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertEquals(null, entries.put(entry.getName(), entry), "twice in the archive");
            }
        }
        return entries;
    }

    private static Map<String, Integer> zipModes(Path archive) throws IOException {
        Map<String, Integer> modes = new TreeMap<>();
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                modes.put(entry.getName(), entry.getUnixMode() & 0777);
            }
        }
        return modes;
    }

    @Test
    void allLiesInOneFolderAndOnlyTheLauncherIsAProgram() throws IOException {
        for (Path archive : List.of(Built.tool(".tar.gz"), Built.addOn(".tar.gz"))) {
            tar(archive).forEach((name, entry) -> {
                assertTrue(name.startsWith(Built.TOP + "/"), name);
                // Whether tests ran before must not show.
                assertFalse(name.contains("jacoco"), name);
                int mode = entry.isDirectory() ? FOLDER : name.equals(Built.TOP + "/intone") ? PROGRAM : PLAIN;
                assertEquals(mode, entry.getMode() & 0777, name);
                assertEquals(0, entry.getLongUserId(), name);
                assertEquals(
                        Instant.parse("2026-11-20T00:00:00Z"),
                        entry.getLastModifiedTime().toInstant(),
                        name);
            });
        }
    }

    @Test
    void theZipHoldsTheSame() throws IOException {
        for (boolean tool : List.of(true, false)) {
            Map<String, Integer> expected = new TreeMap<>();
            tar(tool ? Built.tool(".tar.gz") : Built.addOn(".tar.gz"))
                    .forEach((name, entry) -> expected.put(name, entry.getMode() & 0777));
            assertEquals(expected, zipModes(tool ? Built.tool(".zip") : Built.addOn(".zip")));
        }
    }

    @Test
    void theToolIsSmallSinceLibTorchIsApart() throws IOException {
        for (String ending : List.of(".tar.gz", ".zip")) {
            long bytes = Files.size(Built.tool(ending));
            assertTrue(bytes < LARGEST_BYTES, Built.tool(ending) + " has " + bytes + " bytes");
        }
        Set<String> jars = tar(Built.addOn(".tar.gz")).keySet().stream()
                .filter(name -> name.endsWith(".jar"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(2, jars.size(), jars.toString());
        for (String jar : jars) {
            assertTrue(jar.matches(Built.TOP + "/lib/(pytorch|openblas)-.*-" + Built.PLATFORM + "\\.jar"), jar);
        }
        assertTrue(java.util.Collections.disjoint(tar(Built.tool(".tar.gz")).keySet(), jars));
    }

    @Test
    void allThatAnInstallationNeedsIsThere() throws IOException {
        Set<String> names = tar(Built.tool(".tar.gz")).keySet();
        for (String name : List.of(
                "intone",
                "intone.cmd",
                "LICENSE",
                "NOTICE.md",
                "README.txt",
                Built.TOP + ".cdx.json",
                "man/man1/intone.1",
                "man/man1/intone-predict.1",
                "docs/index.html",
                "samples/anger.wav",
                "completion/intone.bash",
                "lib/intone-app-" + Built.VERSION + ".jar",
                "lib/intone-model-" + Built.VERSION + ".jar",
                "lib/native/" + System.mapLibraryName("onnxruntime"),
                "lib/native/" + System.mapLibraryName("onnxruntime4j_jni"))) {
            assertTrue(names.contains(Built.TOP + "/" + name), name + " is not in " + names);
        }
    }

    /** What tests need beside could choose other versions of what is packed. */
    @Test
    void theLibrariesAreThoseOfTheSourceTree() throws IOException {
        Set<String> packed = new TreeSet<>();
        for (Path archive : List.of(Built.tool(".tar.gz"), Built.addOn(".tar.gz"))) {
            tar(archive).keySet().stream()
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> packed.add(name.substring(name.lastIndexOf('/') + 1)));
        }
        Set<String> tested = new TreeSet<>(Set.of("intone-app-" + Built.VERSION + ".jar"));
        try (var jars = Files.list(Built.ROOT.resolve("app/target/lib"))) {
            jars.map(jar -> jar.getFileName().toString()).forEach(tested::add);
        }
        assertEquals(tested, packed);
    }

    @Test
    void jarsHoldNativesOfThisPlatformAlone() throws IOException {
        Path lib = Built.TARGET.resolve("stage/lib");
        try (var jars = Files.list(lib)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
                    for (ZipArchiveEntry entry : java.util.Collections.list(zip.getEntries())) {
                        boolean foreign = entry.getName().matches("(?i).*(win|osx|mac|darwin|freebsd|aix|s390x|ppc).*")
                                && entry.getName().matches(".*\\.(so|dll|dylib|jnilib|a)");
                        assertTrue(!foreign || jar.toString().contains("jline-native"), jar + ": " + entry.getName());
                    }
                }
            }
        }
    }
}
