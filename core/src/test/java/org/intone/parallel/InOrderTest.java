package org.intone.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InOrderTest {
    @Test
    void resultsComeInTheOrderOfTheItemsThoughLaterOnesAreReadyFirst() throws IOException {
        CountDownLatch lastIsDone = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();
        InOrder.forEach(
                List.of(0, 1, 2, 3),
                2,
                item -> {
                    if (item == 0) {
                        await(lastIsDone);
                    } else if (item == 3) {
                        lastIsDone.countDown();
                    }
                    return item * 10;
                },
                results::add);
        assertEquals(List.of(0, 10, 20, 30), results);
    }

    @Test
    void aResultIsHandedOnBeforeTheLastItemIsDone() throws IOException {
        CountDownLatch firstIsOut = new CountDownLatch(1);
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        List<Integer> results = new ArrayList<>();
        InOrder.forEach(
                items,
                2,
                item -> {
                    if (item == 199) {
                        await(firstIsOut);
                    }
                    return item;
                },
                result -> {
                    firstIsOut.countDown();
                    results.add(result);
                });
        assertEquals(items, results);
    }

    @Test
    void itemsAreTakenNoFurtherAheadThanResultsAreHandedOn() throws IOException {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger given = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        Iterable<Integer> items = () -> IntStream.range(0, 1000)
                .peek(item -> {
                    taken.incrementAndGet();
                    furthest.accumulateAndGet(taken.get() - given.get(), Math::max);
                })
                .iterator();
        InOrder.forEach(items, 2, item -> item, result -> given.incrementAndGet());
        assertEquals(1000, given.get());
        assertTrue(furthest.get() <= 33, "were " + furthest.get() + " ahead");
    }

    @Test
    void anExceptionOfTheWorkReachesTheCaller() throws IOException {
        IllegalStateException problem = assertThrows(
                IllegalStateException.class,
                () -> InOrder.forEach(
                        List.of(1, 2),
                        2,
                        item -> {
                            throw new IllegalStateException("no " + item);
                        },
                        result -> {}));
        assertEquals("no 1", problem.getMessage());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
