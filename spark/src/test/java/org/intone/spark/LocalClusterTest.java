package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCluster.class)
class LocalClusterTest {
    @Test
    void executorsAreProcessesOfTheirOwn() {
        Set<Long> processes = SharedCluster.processes();
        assertEquals(LocalCluster.EXECUTORS, processes.size());
        assertFalse(processes.contains(ProcessHandle.current().pid()));
    }
}
