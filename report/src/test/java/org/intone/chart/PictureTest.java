package org.intone.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void everyEmotionHasAColourOfItsOwn() {
        Set<String> colours = new HashSet<>();
        for (Emotion emotion : Emotion.values()) {
            colours.add(EmotionColours.of(emotion.label()));
        }
        assertEquals(Emotion.values().length, colours.size());
        assertNotEquals(EmotionColours.of("whatever"), EmotionColours.of("anger"));
    }
}
