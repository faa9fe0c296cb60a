package org.intone.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.intone.audio.Waveform;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingChartTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    /** A tone with harmonics: 200 Hz and its multiples, each half as strong. */
    private static Waveform tone(double seconds, double hz) {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int n = 0; n < samples.length; n++) {
            for (int h = 1; h <= 6; h++) {
                samples[n] += (float) (0.4 * Math.pow(0.5, h) * Math.sin(2 * Math.PI * h * hz * n / RATE));
            }
        }
        return Waveform.of(samples, RATE);
    }

    private static Waveform sine(double hz) {
        float[] samples = new float[RATE];
        for (int n = 0; n < RATE; n++) {
            samples[n] = (float) Math.sin(2 * Math.PI * hz * n / RATE);
        }
        return Waveform.of(samples, RATE);
    }

    private static BufferedImage embedded(String svg) throws Exception {
        Matcher image =
                Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)").matcher(svg);
        assertTrue(image.find(), "there is no image in it");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(1))));
    }

    @Test
    void aToneLightsTheRowOfItsFrequency() throws Exception {
        BufferedImage image = embedded(RecordingChart.of("tone", sine(2000)).svgElement());
        assertEquals(101, image.getWidth());
        int brightest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            if (image.getRaster().getSample(50, y, 0) > image.getRaster().getSample(50, brightest, 0)) {
                brightest = y;
            }
        }
        double height = 1 - (brightest + 0.5) / image.getHeight();
        assertEquals(MelImage.height(2000), height, 1.0 / image.getHeight());
        assertEquals(ColourMap.SIZE - 1, image.getRaster().getSample(50, brightest, 0), 1);
        assertEquals(0, image.getRaster().getSample(50, 0, 0), "8 kHz is as dark as can be");
    }

    @Test
    void wordsSayWhatIsSeen() {
        assertEquals(
                "1.0 s of sound, at most 0.27 of full scale; F0 from 200 to 200 Hz, half of it below 200 Hz.",
                RecordingChart.of("tone", tone(1, 200)).words());
        assertEquals(
                "0.50 s of silence; no voice is found.",
                RecordingChart.of("nothing", Waveform.of(new float[RATE / 2], RATE))
                        .words());
    }

    @Test
    void nothingAndAlmostNothingAreDrawnToo() {
        for (int samples : new int[] {0, 1, 37, 400}) {
            Waveform waveform = Waveform.of(new float[samples], 44_100);
            assertTrue(RecordingChart.of("short", waveform).svgElement().contains("no voice is found"));
        }
        float[] broken = {Float.NaN, 1, Float.POSITIVE_INFINITY, -1};
        assertTrue(RecordingChart.of("broken", Waveform.of(broken, RATE))
                        .svgElement()
                        .length()
                > 0);
    }

    @Test
    void anHourIsAsWideAsASecond() throws Exception {
        Waveform hour = Waveform.of(new float[3600 * 100], 100);
        assertEquals(480, embedded(RecordingChart.of("hour", hour).svgElement()).getWidth());
    }

    @Test
    void axesHaveUnitsAndColoursArePagesOwn() {
        String svg = RecordingChart.of("tone", tone(1.2, 150)).svgElement();
        for (String words : List.of("amplitude", "frequency (kHz)", "F0 (Hz)", "time (s)", ">dB<", ">-80<", ">0.5<")) {
            assertTrue(svg.contains(words), words);
        }
        assertTrue(svg.contains("var(--ink)"));
        assertTrue(svg.length() < 60_000, svg.length() + " characters");
    }

    @Test
    void filesStandOnTheirOwn() throws Exception {
        Path svg = folder.resolve("a.svg");
        RecordingChart.of("tone", tone(1, 150)).writeSvg(svg);
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(svg.toFile());
        assertEquals(101, embedded(Files.readString(svg)).getWidth());
        Path png = folder.resolve("a.png");
        RecordingChart.of("tone", tone(1, 150)).writePng(png);
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(920, image.getWidth());
        long violet = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                violet += (image.getRGB(x, y) & 0xffffff) == 0x440154 ? 1 : 0;
            }
        }
        assertTrue(violet > 1000, "no spectrogram: " + violet + " pixels of the darkest colour");
    }

    @Test
    void emotionsOverTimeAreBandsInTheirColours() {
        List<TimedPrediction> emotions = List.of(said(0, 1, 0.9, false), said(0.5, 1.5, 0.7, true));
        Picture picture = RecordingChart.of("two", tone(1.5, 150), emotions);
        assertTrue(picture.words().endsWith("of 2 windows most probable is anger in 100.0 %."), picture.words());
        String svg = picture.svgElement();
        assertTrue(svg.contains("rgb(213,94,0)") && svg.contains("rgb(0,114,178)"), "a band is missing");
        assertTrue(svg.contains("time (s); hatched: uncertain"));
    }

    private static TimedPrediction said(double start, double end, double anger, boolean uncertain) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put("anger", anger);
        probabilities.put("sadness", 1 - anger);
        return new TimedPrediction(start, end, new Prediction("anger", anger, probabilities, uncertain, List.of()));
    }

    /** CIE lightness of sRGB colours. */
    private static double lightness(int rgb) {
        double y = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int c = 0; c < 3; c++) {
            double v = (rgb >> (16 - 8 * c) & 0xff) / 255.0;
            y += weights[c] * (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        }
        return 116 * Math.cbrt(y) - 16;
    }

    @Test
    void lightnessOfTheColoursRisesEvenly() {
        double first = lightness(ColourMap.rgb(0));
        double step = (lightness(ColourMap.rgb(ColourMap.SIZE - 1)) - first) / (ColourMap.SIZE - 1);
        assertTrue(step > 0.25, "too little between dark and bright");
        for (int i = 0; i < ColourMap.SIZE; i++) {
            assertEquals(first + i * step, lightness(ColourMap.rgb(i)), 3, "colour " + i);
        }
    }
}
