package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.intone.evaluate.ConfusionMatrix;
import org.intone.evaluate.Outcome;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {
    @Test
    void everyFigureIsInItsPlace() {
        assertEquals(
                """
                6 clips of 3 speakers; figures in %

                class     precision  recall    F1  clips
                anger         100.0    33.3  50.0      3
                sadness        66.7   100.0  80.0      2
                surprise       50.0   100.0  66.7      1

                measure                   95 % interval
                UAR                 77.8  50.0 to 100.0
                accuracy            66.7  50.0 to 100.0
                macro F1            65.6  43.3 to 100.0
                calibration error   38.3
                before calibration     -

                answers    share  accuracy   UAR
                given      100.0      66.7  77.8
                uncertain    0.0         -     -

                of the surest       10     20     30     40     50    60    70    80    90   100  area
                accuracy         100.0  100.0  100.0  100.0  100.0  75.0  75.0  60.0  60.0  66.7  83.6
                confidence from   90.0   90.0   80.0   80.0   70.0  60.0  60.0  60.0  60.0  50.0

                truth | taken for  anger  sadness  surprise  clips
                anger                  1        1         1      3
                sadness                0        2         0      2
                surprise               0        0         1      1

                corpus  clips  speakers  classes   UAR           95 %  accuracy           95 %  macro F1
                A           4         2        3  83.3  50.0 to 100.0      75.0  50.0 to 100.0      77.8
                B           2         1        2  50.0              -      50.0              -      50.0

                sex      clips  speakers  classes    UAR  95 %  accuracy  95 %  macro F1
                female       2         1        2  100.0     -     100.0     -     100.0
                male         2         1        2   50.0     -      50.0     -      50.0
                unknown      2         1        2   50.0     -      50.0     -      50.0

                speaker      clips    UAR
                worst   A/2      2   50.0
                median  B/1      2   50.0
                best    A/1      2  100.0

                UAR is the mean recall of the classes that occur in a row's clips. A clip taken for a class
                that its corpus does not have is an error. The ranges are 95 % intervals for other speakers
                (1,000 draws of speakers).
                """,
                ClassificationReport.render(Example.small()));
    }

    @Test
    void nineClassesFitThePage() {
        String text = ClassificationReport.render(Example.large());
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.lines().allMatch(line -> line.equals(line.stripTrailing())), text);
    }

    @Test
    void longLabelsAreShortened() {
        List<String> labels = List.of("frightened-to-the-bone-and-beyond", "b", "c", "d", "e", "f", "g", "h", "i");
        ConfusionMatrix confusion = ConfusionMatrix.of(
                9, List.of(new Outcome("a", "", "s", "", 0, new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0})));
        List<String> lines = ConfusionText.render(labels, confusion).lines().toList();
        assertTrue(lines.get(0).startsWith("truth | taken for  frightened-to-th.  b  c"), lines.get(0));
        assertTrue(lines.get(1).startsWith("frightened-to-th. "), lines.get(1));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100));
    }
}
