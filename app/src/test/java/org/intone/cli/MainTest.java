package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void helpGoesToStandardOutput() {
        Call call = Call.intone("--help");
        assertEquals(0, call.exit());
        assertEquals("", call.err());
        assertTrue(call.out().startsWith("Usage: intone"), call.out());
        assertTrue(call.out().contains("corpora"), call.out());
    }

    @Test
    void everyCommandHasHelpWithAnExampleAndExitCodes() {
        for (String command : List.of(
                "corpora",
                "scan",
                "explore",
                "train",
                "distill",
                "evaluate",
                "benchmark",
                "tune",
                "predict",
                "listen",
                "serve",
                "show",
                "backbone")) {
            Call call = Call.intone(command, "--help");
            assertEquals(0, call.exit());
            assertTrue(call.out().startsWith("Usage: intone " + command), call.out());
            assertTrue(call.out().indexOf("intone " + command, 30) > 0, call.out());
            assertTrue(call.out().contains("wrong usage"), call.out());
        }
    }

    @Test
    void versionNamesIntoneAndJava() {
        Call call = Call.intone("--version");
        assertEquals(0, call.exit());
        assertTrue(call.out().matches("intone \\d+\\.\\d+\\.\\d+ on Java .+\\R"), call.out());
    }

    @Test
    void helpListsTheCommandsAndExplainsOne() {
        Call all = Call.intone("help");
        assertEquals(0, all.exit(), all.err());
        for (String command : List.of(
                "corpora",
                "scan",
                "explore",
                "train",
                "distill",
                "evaluate",
                "benchmark",
                "tune",
                "predict",
                "listen",
                "serve",
                "show",
                "backbone")) {
            assertTrue(all.out().contains("\n  " + command + " "), all.out());
        }
        Call one = Call.intone("help", "train");
        assertEquals(0, one.exit(), one.err());
        assertEquals(Call.intone("train", "--help").out(), one.out());
    }

    @Test
    void whatIsHiddenIsNotListed() {
        Call unknown = Call.intone("help", "nothing");
        assertTrue(unknown.err().contains("known are corpora, scan, "), unknown.err());
        for (Call call : List.of(unknown, Call.intone("help"), Call.intone())) {
            assertFalse((call.out() + call.err()).contains("generate-completion"), call.out() + call.err());
        }
    }

    @Test
    void noCommandIsWrongUsage() {
        Call call = Call.intone();
        assertEquals(2, call.exit());
        assertEquals("", call.out());
        assertEquals(List.of("intone: Missing required subcommand", "See intone --help"), call.errLines());
    }

    @Test
    void aMistypedCommandGetsTheNearest() {
        Call call = Call.intone("evalute");
        assertEquals(2, call.exit());
        assertEquals("", call.out());
        assertEquals("Did you mean evaluate? See intone --help", call.errLines().get(1));
    }

    @Test
    void aMistypedOptionGetsTheNearest() {
        Call call = Call.intone("corpora", "--debg");
        assertEquals(2, call.exit());
        assertEquals(
                "Did you mean --debug? See intone corpora --help",
                call.errLines().get(1));
    }

    @Test
    void theStackTraceComesOnlyWithDebug() {
        assertEquals(2, Call.intone("evalute").errLines().size());
        assertTrue(Call.intone("--debug", "evalute").err().contains("\tat "));
    }
}
