package org.intone.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaCellsTest {
    private static final JavaCells CELLS = new JavaCells(List.of("org.intone.emotion.*"));

    @AfterAll
    static void close() {
        CELLS.close();
    }

    private static CellFailure failure(String code) {
        return assertThrows(CellFailure.class, () -> CELLS.run(code));
    }

    @Test
    void theLastExpressionIsTheValueItselfAndNotItsText() {
        assertEquals(List.of(1, 2), CELLS.run("int a = 1;\nint b = a + 1;\nList.of(a, b)"));
        assertEquals(Emotion.FEAR, CELLS.run("Emotion e = Emotion.FEAR;\ne"));
    }

    @Test
    void aSemicolonADeclarationAnAssignmentAndACallOfNothingShowNothing() {
        assertNull(CELLS.run("List.of(1);"));
        assertNull(CELLS.run("int quiet = 3;"));
        assertNull(CELLS.run("int later; later = 4"));
        assertNull(CELLS.run("Objects.requireNonNull(1); Thread.yield()"));
        assertNull(CELLS.run("  // nothing"));
    }

    @Test
    void laterCellsKnowWhatEarlierOnesDeclared() {
        CELLS.run("record Pair(int x, int y) {}\nint sum(Pair p) { return p.x() + p.y() + more(); }");
        CELLS.run("int more() { return 1; }");
        assertEquals(6, CELLS.run("sum(new Pair(2, 3))"));
    }

    @Test
    void theCompilerNamesThePlace() {
        List<String> lines = failure("int x = 1;\nint y = x + \"z\".lenght();").lines();
        assertEquals(List.of("cannot find symbol", "  symbol:   method lenght()"), lines.subList(0, 2));
        assertEquals("    int y = x + \"z\".lenght();", lines.get(2));
        assertEquals("                   ^", lines.get(3));
        assertTrue(failure("for (;;) {").getMessage().startsWith("the cell ends too early"));
        assertTrue(failure("import org.intone.nowhere.*;").getMessage().contains("org.intone.nowhere"));
    }

    @Test
    void whatACellThrowsIsToldWithItsCauseAndWithoutJShellsOwnCalls() {
        assertEquals(
                List.of("java.lang.IllegalStateException: outer", "caused by java.io.IOException: inner"),
                failure("throw new IllegalStateException(\"outer\", new IOException(\"inner\"));")
                        .lines());
        List<String> deeper = failure("Integer.parseInt(\"x\")").lines();
        assertTrue(deeper.get(0).contains("NumberFormatException"), deeper.toString());
        assertTrue(deeper.get(deeper.size() - 1).contains("Integer.parseInt"), deeper.toString());
    }

    @Test
    void anErrorEndsTheCellAndNotTheKernel() {
        assertEquals(
                "java.lang.OutOfMemoryError: made up",
                failure("throw new OutOfMemoryError(\"made up\");").getMessage());
        assertEquals(2, CELLS.run("1 + 1"));
    }

    @Test
    void aStoppedCellEndsAndTheNextOneRunsEvenIfItDoesNotHeedTheInterrupt() {
        CELLS.run("import java.util.concurrent.atomic.*;\nAtomicBoolean on = new AtomicBoolean(true);");
        for (String endless : List.of("Thread.sleep(60_000);", "while (on.get()) {}")) {
            CompletableFuture<Void> stop = CompletableFuture.runAsync(
                    CELLS::stop, CompletableFuture.delayedExecutor(800, TimeUnit.MILLISECONDS));
            assertEquals(List.of("interrupted"), failure(endless).lines());
            stop.join();
            assertEquals(2, CELLS.run("1 + 1"));
        }
        CELLS.run("on.set(false);");
    }
}
