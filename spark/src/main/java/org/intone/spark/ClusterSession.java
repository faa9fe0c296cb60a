package org.intone.spark;

import java.io.IOException;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** The Spark session that a command works with: the one that there is, or its own, which ends with it. */
final class ClusterSession implements AutoCloseable {
    private final SparkSession spark;
    private final boolean own;

    private ClusterSession(SparkSession spark, boolean own) {
        this.spark = spark;
        this.own = own;
    }

    /**
     * The session that there is, or a new one.
     *
     * @param settings of a new one, where the user gives no others
     */
    static ClusterSession open(String command, Map<String, String> settings) {
        Option<SparkSession> there = SparkSession.getDefaultSession();
        if (there.isDefined() && !there.get().sparkContext().isStopped()) {
            return new ClusterSession(there.get(), false);
        }
        SparkConf given = new SparkConf();
        SparkSession.Builder builder = SparkSession.builder().appName("intone " + command);
        settings.forEach((name, value) -> builder.config(name, given.get(name, value)));
        return new ClusterSession(builder.getOrCreate(), true);
    }

    SparkSession spark() {
        return spark;
    }

    @Override
    public void close() {
        if (own) {
            spark.stop();
        }
    }

    /** Work that a session is needed for. */
    @FunctionalInterface
    interface Work {
        /** Returns the exit code. */
        int with(SparkSession spark) throws IOException;
    }

    /** Runs a command's work. */
    static int run(String command, Work work) throws IOException {
        try (ClusterSession session = open(command, Map.of())) {
            return work.with(session.spark);
        }
    }
}
