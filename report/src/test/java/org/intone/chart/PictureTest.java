package org.intone.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.intone.emotion.Emotion;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class PictureTest {
    @TempDir
    private Path folder;

    private static Picture loss() {
        LearningEpoch.Point point = new LearningEpoch.Point(1.25, 0.5, 0.4);
        return LearningCurves.of(List.of(new LearningEpoch(1, point, point, 0.001)), 1)
                .get(0);
    }

    @Test
    void oneEpochIsADotAndASentence() {
        assertEquals("After 1 epoch the loss is 1.250 on train and 1.250 on dev; epoch 1 was kept.", loss().words());
    }

    @Test
    void aPageMayChangeInkAndLines() {
        String svg = loss().svgElement();
        assertTrue(svg.contains("var(--ink)") && svg.contains("var(--line)"));
        assertTrue(svg.contains("aria-label=\"Loss. After 1 epoch"));
        assertFalse(svg.contains("clip-path"));
    }

    @Test
    void filesStandOnTheirOwn() throws Exception {
        Path svg = folder.resolve("loss.svg");
        loss().writeSvg(svg);
        assertEquals(
                "svg",
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(svg.toFile())
                        .getDocumentElement()
                        .getLocalName());
        assertFalse(Files.readString(svg).contains("var("), "a colour that only a page knows");
        Path png = folder.resolve("loss.png");
        loss().writePng(png);
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(1280, image.getWidth());
        assertEquals(0xFFFFFFFF, image.getRGB(0, 0));
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.contains(ChartTheme.DEV.getRGB()), "nothing of the curve was drawn");
    }

    @Test
    void theElementIsWellFormed() throws Exception {
        assertEquals(
                "svg",
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(loss().svgElement())))
                        .getDocumentElement()
                        .getLocalName());
    }

    @Test
    void aTitleStandsAboveThePictureAndNotInIt() throws Exception {
        Picture titled = loss().titled();
        assertEquals(640, titled.width());
        int more = titled.height() - loss().height();
        assertTrue(more > 0, "no room for a title");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(titled.png()));
        BufferedImage bare = ImageIO.read(new ByteArrayInputStream(loss().png()));
        assertEquals(2 * titled.height(), image.getHeight());
        boolean isWritten = false;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (y < 2 * more) {
                    isWritten |= image.getRGB(x, y) != 0xFFFFFFFF;
                } else {
                    assertEquals(bare.getRGB(x, y - 2 * more), image.getRGB(x, y));
                }
            }
        }
        assertTrue(isWritten, "no title");
        assertEquals("Loss. " + loss().words(), titled.toString());
    }

    @Test
    void aConfusionMatrixSaysSharesOfItsRowsAndLeavesOutWhatDoesNotOccur() {
        double[] anger = {1, 0, 0};
        double[] fear = {0, 1, 0};
        List<Outcome> outcomes = List.of(
                new Outcome("a", "", "s", "", 0, anger),
                new Outcome("b", "", "s", "", 0, anger),
                new Outcome("c", "", "s", "", 0, fear),
                new Outcome("d", "", "t", "", 1, fear));
        Picture picture = ConfusionChart.of(Evaluation.of(List.of("anger", "fear", "sadness"), outcomes, 1));
        assertEquals("Recognised: anger 66.7 %, fear 100.0 %.", picture.words());
        assertTrue(picture.svgElement().contains("rgb(107,174,214)"), "no cell of a whole row");
        Picture more = ConfusionChart.of(Evaluation.of(
                List.of("anger", "fear", "sadness"),
                List.of(outcomes.get(0), outcomes.get(3), new Outcome("e", "", "t", "", 2, fear)),
                1));
        assertTrue(more.height() > picture.height(), "a class that does not occur has a row");
    }

    @Test
    void everyEmotionHasAColourOfItsOwn() {
        Set<String> colours = new HashSet<>();
        for (Emotion emotion : Emotion.values()) {
            colours.add(EmotionColours.of(emotion.label()));
        }
        assertEquals(Emotion.values().length, colours.size());
        assertNotEquals(EmotionColours.of("whatever"), EmotionColours.of("anger"));
    }
}
