package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

    @Test
    void everyItemIsDoneOnceAndTold() {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger told = new AtomicInteger();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void features(String part, int done, int total) {
                assertEquals("some", part);
                assertEquals(ITEMS.size(), total);
                told.incrementAndGet();
            }
        };
        new Crew(3).each("some", ITEMS, listener, () -> item -> assertTrue(seen.add(item)));
        assertEquals(ITEMS.size(), seen.size());
        assertEquals(ITEMS.size(), told.get());
    }

    @Test
    void aFaultEndsAllThreadsAndIsThrown() {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch failed = new CountDownLatch(1);
        IllegalStateException fault = assertThrows(IllegalStateException.class, () -> new Crew(2)
                .each("some", ITEMS, TrainingListener.SILENT, () -> item -> {
                    if (item == 1) {
                        failed.countDown();
                        throw new IllegalStateException("no such sound");
                    }
                    awaited(failed);
                    done.incrementAndGet();
                }));
        assertEquals("no such sound", fault.getMessage());
        assertTrue(done.get() < ITEMS.size() / 2, done + " items done after the fault");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
