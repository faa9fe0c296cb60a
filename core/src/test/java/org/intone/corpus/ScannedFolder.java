package org.intone.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** A folder of made-up clips, and what a scan makes of it. */
abstract class ScannedFolder {
    @TempDir
    Path folder;

    private long seeds = 100;

    final Path put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    /** A file of other samples each time. */
    final void sound(String... names) throws IOException {
        for (String name : names) {
            put(name, TinyWav.noise(seeds++));
        }
    }

    final void zip(String name, Map<String, byte[]> entries) throws IOException {
        put(name, new byte[0]);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    final ScanResult scan(String... paths) throws IOException, InterruptedException {
        List<Path> roots = Arrays.stream(paths).map(folder::resolve).toList();
        return new CorpusScan(folder, 2).scan(roots, (done, total) -> {});
    }

    static List<String> files(ScanResult result) {
        return result.manifest().rows().stream().map(Utterance::file).toList();
    }

    static List<String> faults(ScanResult result) {
        return result.faults().stream()
                .map(faulty -> faulty.fault() + " " + faulty.file() + ": " + faulty.detail())
                .toList();
    }
}
