package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CorporaCommandTest {
    @Test
    void everyPublishedCorpusHasSizeLicenceAndAddress() {
        Call call = Call.intone("corpora");
        assertEquals(0, call.exit());
        assertEquals("", call.err());
        String all = call.out();
        assertTrue(all.contains("  clips    1440 by 24 speakers\n  clips    1012 by 23 speakers (RAVDESS/song)"), all);
        assertTrue(all.contains("CREMA-D\n  clips    7442 by 91 speakers\n  licence  ODbL"), all);
        assertTrue(all.contains("TESS\n  clips    2800 by 2 speakers"), all);
        assertTrue(all.contains("SAVEE\n  clips    480 by 4 speakers"), all);
        assertTrue(all.contains("zenodo.1188976"), all);
    }
}
