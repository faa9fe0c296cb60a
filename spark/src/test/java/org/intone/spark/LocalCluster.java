package org.intone.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A cluster on this machine whose executors are processes of their own: two, of one core each. For one test class at a time. */
final class LocalCluster implements AutoCloseable {
    static final int EXECUTORS = 2;

    private final SparkSession spark;

    LocalCluster() {
        this(Map.of());
    }

    /** With settings of Spark's beside. */
    LocalCluster(Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local-cluster[" + EXECUTORS + ",1,1024]")
                // As the pom has it for this process.
                .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1")
                .appName("intone")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", EXECUTORS);
        settings.forEach(builder::config);
        spark = builder.getOrCreate();
    }

    SparkSession spark() {
        return spark;
    }

    @Override
    public void close() {
        spark.stop();
    }
}
