package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.emotion.Prediction;
import org.junit.jupiter.api.Test;

class LiveTextTest {
    private static final LiveText TEXT = new LiveText(List.of("anger", "sadness"));

    private static Prediction heard(boolean uncertain, String... warnings) {
        return new Prediction("anger", 0.62, Map.of("anger", 0.62, "sadness", 0.38), uncertain, List.of(warnings));
    }

    @Test
    void speechHasAMeterAndABarForEachLabel() {
        LiveView view = new LiveView(12.44, -30, -10, false, true, Optional.of(heard(false)), 0.2);
        assertEquals(
                List.of(
                        "   0:12.4  [############.......|....]  -30 dB  speech",
                        "  anger    " + "#".repeat(31) + " ".repeat(20) + " 62.0 %",
                        "  sadness  " + "#".repeat(19) + " ".repeat(32) + " 38.0 %",
                        ""),
                TEXT.lines(view));
    }

    @Test
    void anUncertainAnswerHasDashesAndIsNotHidden() {
        LiveView view = new LiveView(3700, 2, 2, true, true, Optional.of(heard(true, "clipped")), 3.24);
        List<String> lines = TEXT.lines(view);
        assertEquals("1:01:40.0  [#######################|]    2 dB  speech  too loud  3.2 s behind", lines.get(0));
        assertTrue(lines.get(1).contains("  " + "-".repeat(31) + " "), lines.get(1));
        assertEquals("  uncertain, clipped", lines.get(3));
    }

    @Test
    void silenceHasTheSameNumberOfLinesWithoutBars() {
        LiveView view = new LiveView(0, -90, -90, false, false, Optional.empty(), 0);
        assertEquals(
                List.of("   0:00.0  [" + ".".repeat(24) + "]  -90 dB", "  anger", "  sadness", ""), TEXT.lines(view));
    }

    @Test
    void noLineIsWiderThanATerminal() {
        String label = "a".repeat(40);
        Prediction one = new Prediction(label, 1, Map.of(label, 1.0), false, List.of("w".repeat(90)));
        LiveView view = new LiveView(360_000, -60, 0, true, true, Optional.of(one), 1000);
        List<String> lines = new LiveText(List.of(label)).lines(view);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 78), String.join("\n", lines));
    }
}
