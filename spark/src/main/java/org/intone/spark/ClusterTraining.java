package org.intone.spark;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.intone.cli.Digests;
import org.intone.cli.Terminal;
import org.intone.cli.TrainingPlace;
import org.intone.corpus.Manifest;
import org.intone.corpus.Utterance;
import org.intone.train.FoldRunner;

/** Trains in the executors of a cluster, which read recordings and keep features themselves. */
final class ClusterTraining implements TrainingPlace {
    private static final int ROWS_PER_TASK = 64;

    /**
     * Spark's settings for the environment of executors, that which the launcher gives a training on one machine: LibTorch's settings
     * do not reach OpenBLAS, which would start a thread for each core, and glibc would give memory back after each step.
     */
    static Map<String, String> settings() {
        String threads = new SparkConf().get("spark.task.cpus", "1");
        return Map.of(
                "spark.executorEnv.OPENBLAS_NUM_THREADS", threads,
                "spark.executorEnv.OMP_NUM_THREADS", threads,
                "spark.executorEnv.MALLOC_MMAP_MAX_", "0",
                "spark.executorEnv.MALLOC_TRIM_THRESHOLD_", "100000000000",
                "spark.executorEnv.MALLOC_ARENA_MAX", "1");
    }

    /** A manifest's rows as they are written, and what finds their recordings. */
    record Rows(List<Utterance> rows, org.apache.hadoop.fs.Path folder, Configuration hadoop) {}

    @Override
    public Source open(String command, String manifest, Terminal terminal) throws IOException {
        ClusterSession session = ClusterSession.open(command, settings());
        try {
            JavaSparkContext context =
                    JavaSparkContext.fromSparkContext(session.spark().sparkContext());
            Configuration hadoop = context.hadoopConfiguration();
            org.apache.hadoop.fs.Path folder = ClusterPath.of(manifest, hadoop).getParent();
            List<Utterance> rows = complete(ClusterManifest.asWritten(manifest, hadoop), folder, context, terminal);
            return new Opened(session, command, new Rows(rows, folder, hadoop));
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private record Opened(ClusterSession session, String command, Rows source) implements Source {
        @Override
        public List<Utterance> rows() {
            return source.rows();
        }

        @Override
        public FoldRunner runner(Path results, Optional<Path> cache) {
            JavaSparkContext context =
                    JavaSparkContext.fromSparkContext(session.spark().sparkContext());
            return new ClusterFolds(context, command, source, results, cache);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** The rows with the digests that they lack, computed by the executors. */
    private static List<Utterance> complete(
            List<Utterance> rows, org.apache.hadoop.fs.Path folder, JavaSparkContext context, Terminal terminal)
            throws IOException {
        long lacking = rows.stream().filter(row -> row.sha256().isEmpty()).count();
        if (lacking == 0) {
            return rows;
        }
        terminal.say("digests of " + lacking + " recordings, which the manifest lacks, are computed");
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += ROWS_PER_TASK) {
            parts.add(Manifest.text(rows.subList(i, Math.min(rows.size(), i + ROWS_PER_TASK))));
        }
        Broadcast<SerializableConfiguration> hadoop =
                context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        String from = folder.toString();
        Function<String, String> digests =
                part -> digests(part, from, hadoop.value().value());
        context.setJobDescription("digests of " + lacking + " recordings");
        try {
            List<Utterance> complete = new ArrayList<>();
            for (String part :
                    context.parallelize(parts, parts.size()).map(digests).collect()) {
                complete.addAll(parsed(part));
            }
            return complete;
        } finally {
            context.setJobDescription(null);
            hadoop.destroy();
        }
    }

    private static String digests(String part, String folder, Configuration hadoop) throws IOException {
        try (ClusterRecordings recordings = new ClusterRecordings(new org.apache.hadoop.fs.Path(folder), hadoop)) {
            return Manifest.text(parsed(part).stream()
                    .map(row -> Digests.complete(row, recordings))
                    .toList());
        }
    }

    private static List<Utterance> parsed(String part) throws IOException {
        return Manifest.rows("rows", new StringReader(part));
    }
}
