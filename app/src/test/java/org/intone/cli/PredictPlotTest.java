package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code intone predict --plot}. */
class PredictPlotTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    private Path model;
    private Path call;
    private Path pictures;

    @BeforeEach
    void write() throws IOException {
        model = NumbersModel.write(folder.resolve("model.onnx"), "speaker", List.of());
        call = noise("a/call.wav", 3);
        pictures = folder.resolve("pictures");
    }

    private Path noise(String name, double seconds) throws IOException {
        Random random = new Random(3);
        float[] samples = new float[(int) (seconds * RATE)];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (0.2 * random.nextGaussian());
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, WavWriter.toBytes(Waveform.of(samples, RATE)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(pictures)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(pictures, "no folder");
        Call drawn = Call.intone("predict", "--model", model, "--plot", pictures, call);
        assertEquals(1, drawn.exit());
        assertTrue(drawn.err().contains(pictures + ": is there already, and is no folder"), drawn.err());
    }

    @Test
    void everyRecordingHasAPictureOfItsOwnAndTheAnswersStay() throws IOException {
        Path other = noise("b/call.wav", 0.5);
        Path text = Files.writeString(folder.resolve("notes.txt"), "no sound");
        Call plain = Call.intone("predict", "--json", "--model", model, call, other, text);
        Call call2 = Call.intone("predict", "--json", "--model", model, "--plot", pictures, call, other, text);
        assertEquals(plain.out(), call2.out(), call2.err());
        assertEquals(List.of("call.wav-2.png", "call.wav.png"), names());
        assertEquals(
                1920, ImageIO.read(pictures.resolve("call.wav.png").toFile()).getWidth());
    }

    @Test
    void emotionsOverTimeAreInThePicture() throws IOException {
        Call drawn = Call.intone("predict", "--model", model, "--plot", pictures, "--plot-format", "svg", call);
        assertEquals(0, drawn.exit(), drawn.err());
        String svg = Files.readString(pictures.resolve("call.wav.svg"));
        assertTrue(svg.contains("probability (%)") && svg.contains("rgb(213,94,0)"), "no band of anger");
    }

    @Test
    void picturesThatAreThereStay() throws IOException {
        assertEquals(
                0,
                Call.intone("predict", "--model", model, "--plot", pictures, call)
                        .exit());
        Call again = Call.intone("predict", "--model", model, "--plot", pictures, call);
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("call.wav.png exists: pass --force"), again.err());
        assertEquals("", again.out());
        Call forced = Call.intone("predict", "--force", "--model", model, "--plot", pictures, call);
        assertEquals(0, forced.exit(), forced.err());
        assertFalse(forced.out().isEmpty());
    }
}
