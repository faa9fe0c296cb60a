package org.intone.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One cluster for all test classes that this extends, since a start takes seconds; it ends with the last of them. Its files lie in
 * {@link MountedFolder}.
 */
final class SharedCluster implements BeforeAllCallback, AutoCloseable {
    private static SharedCluster current;

    private Path folder;
    private LocalCluster cluster;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(SharedCluster.class, key -> {
            start();
            return this;
        });
        if (spark().sparkContext().isStopped()) {
            current.cluster = started(current.folder);
        }
    }

    private void start() {
        try {
            folder = Files.createTempDirectory("intone-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster = started(folder);
        current = this;
    }

    private static LocalCluster started(Path folder) {
        Map<String, String> settings = new HashMap<>(ClusterTraining.settings());
        MountedFolder.settings(folder).forEach((key, value) -> settings.put("spark.hadoop." + key, value));
        return new LocalCluster(settings);
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    static SparkSession spark() {
        return current.cluster.spark();
    }

    /** A folder of this name, for one test class. */
    static Path folder(String name) throws IOException {
        return Files.createDirectory(current.folder.resolve(name));
    }

    /** A file's name on the cluster. */
    static String place(Path path) {
        return MountedFolder.ROOT + "/" + current.folder.relativize(path);
    }

    static Dataset<Row> read(Path output) {
        return spark().read().option(ClipTable.AS_PATTERN, false).parquet(place(output));
    }

    /** The executors' processes. */
    static Set<Long> processes() {
        return Set.copyOf(spark().range(0, 40, 1, 4)
                .map(
                        (MapFunction<Long, Long>) i -> {
                            Thread.sleep(20);
                            return ProcessHandle.current().pid();
                        },
                        Encoders.LONG())
                .distinct()
                .collectAsList());
    }
}
