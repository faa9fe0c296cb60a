package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void wordsStandLeftAndFiguresRight() {
        String text = new TextTable("corpus", "clips", "UAR")
                .row("CREMA-D", "5,966", "61.0")
                .row("SAVEE", "360", "-")
                .toString();
        assertEquals(
                """
                corpus   clips   UAR
                CREMA-D  5,966  61.0
                SAVEE      360     -
                """,
                text);
    }

    @Test
    void noBlanksAtTheEndOfALine() {
        assertEquals("a\nb\n", new TextTable("a", "").row("b", "").toString());
    }

    @Test
    void refusesARowOfAnotherLength() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new TextTable("a", "b").row("c"));
        assertEquals("cells must be 2 as in the header, were 1", refused.getMessage());
    }
}
