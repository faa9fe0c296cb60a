package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

class LocalClusterTest {
    @Test
    void executorsAreProcessesOfTheirOwn() {
        try (LocalCluster cluster = new LocalCluster()) {
            List<Long> processes = cluster.spark()
                    .range(0, 20, 1, 4)
                    .map(
                            (MapFunction<Long, Long>) i -> {
                                Thread.sleep(50);
                                return ProcessHandle.current().pid();
                            },
                            Encoders.LONG())
                    .collectAsList();
            assertEquals(20, processes.size());
            assertEquals(LocalCluster.EXECUTORS, new TreeSet<>(processes).size());
            assertFalse(processes.contains(ProcessHandle.current().pid()));
        }
    }
}
