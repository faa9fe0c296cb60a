package org.intone.spark;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** The Spark session that a command works with: the one that there is, or its own, which ends with it. */
final class ClusterSession {
    private ClusterSession() {}

    /** Work that a session is needed for. */
    @FunctionalInterface
    interface Work {
        /** Returns the exit code. */
        int with(SparkSession spark) throws IOException;
    }

    /** Runs a command's work. */
    static int run(String command, Work work) throws IOException {
        Option<SparkSession> there = SparkSession.getDefaultSession();
        if (there.isDefined() && !there.get().sparkContext().isStopped()) {
            return work.with(there.get());
        }
        try (SparkSession own =
                SparkSession.builder().appName("intone " + command).getOrCreate()) {
            return work.with(own);
        }
    }
}
