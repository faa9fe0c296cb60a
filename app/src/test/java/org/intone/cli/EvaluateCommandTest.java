package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.intone.audio.AudioDigest;
import org.intone.audio.AudioFiles;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** White noise is anger to the model of numbers, a tone is sadness; the manifest says otherwise of one clip in four. */
class EvaluateCommandTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        sound("weiß 1.wav", 1);
        sound("weiß 2.wav", 2);
        sound("tone 3.wav", 3);
        sound("tone 4.wav", 4);
        manifest = folder.resolve("eigene.csv");
        Files.writeString(
                manifest,
                """
                file,emotion,speaker
                weiß 1.wav,anger,a
                weiß 2.wav,sadness,a
                tone 3.wav,sadness,b
                tone 4.wav,sadness,b
                """);
    }

    @Test
    void theMeasuresAreThoseOfTheConfusions() throws IOException {
        Path model = model("speaker");
        Call call = Call.intone("evaluate", "--json", model, manifest);
        assertEquals(0, call.exit(), call.err());
        JsonNode all = new ObjectMapper().readTree(call.out()).get("all");
        assertEquals(4, all.get("clips").asInt());
        assertEquals(0.75, all.get("accuracy").asDouble());
        assertEquals((1 + 2.0 / 3) / 2, all.get("uar").asDouble(), 1e-12);
        Path written = folder.resolve("evaluation-eigene.json");
        Path page = folder.resolve("evaluation-eigene.html");
        Path predictions = folder.resolve("evaluation-eigene-predictions.csv");
        assertEquals(List.of("written: " + written + ", " + predictions + ", " + page), call.errLines());
        assertEquals(5, Files.readAllLines(predictions).size());
        assertTrue(Files.readString(page).contains("75.0 %"), "the page has no accuracy");
        assertEquals(new ObjectMapper().readTree(call.out()), new ObjectMapper().readTree(written.toFile()));
    }

    @Test
    void recordingsThatTheModelHeardAreLeftOutThoughTheManifestHasNoDigests() throws IOException {
        Path model = model("speaker", "weiß 2.wav");
        Call call = Call.intone("evaluate", "--json", model, manifest);
        assertEquals(0, call.exit(), call.err());
        JsonNode node = new ObjectMapper().readTree(call.out());
        assertEquals(3, node.get("all").get("clips").asInt());
        assertEquals(1.0, node.get("all").get("uar").asDouble());
        assertFalse(node.get("about").has("inflated"));
        assertEquals("1 recording left out: heard in training", call.errLines().get(0));
    }

    @Test
    void heardRecordingsCanBeIncludedAndMarkTheResult() throws IOException {
        Path model = model("speaker", "weiß 2.wav");
        Call text = Call.intone("evaluate", "--include-heard", model, manifest);
        assertEquals(0, text.exit(), text.err());
        assertTrue(text.out().startsWith("INFLATED: the model heard some"), text.out());
        JsonNode written = new ObjectMapper()
                .readTree(folder.resolve("evaluation-eigene.json").toFile());
        assertEquals(4, written.get("all").get("clips").asInt());
        assertTrue(written.get("about").has("inflated"));
    }

    @Test
    void includingWhatWasNotHeardMarksNothing() throws IOException {
        Call call = Call.intone("evaluate", "--include-heard", model("speaker"), manifest);
        assertEquals(0, call.exit(), call.err());
        assertFalse(call.out().contains("INFLATED"), call.out());
    }

    @Test
    void aPageCanBeNamedAndTheFiguresStandBesideIt() throws IOException {
        Path page = folder.resolve("mein Bericht.html");
        Call call = Call.intone("evaluate", model("leaky"), manifest, "-o", page);
        assertEquals(0, call.exit(), call.err());
        assertTrue(Files.readString(page).contains("<strong>Inflated.</strong>"));
        assertTrue(Files.exists(folder.resolve("mein Bericht.json")));
    }

    @Test
    void aLeakyModelIsMarked() throws IOException {
        Call call = Call.intone("evaluate", model("leaky"), manifest);
        assertEquals(0, call.exit(), call.err());
        assertTrue(call.out().startsWith("INFLATED: "), call.out());
    }

    @Test
    void nothingLeftIsOneClearLine() throws IOException {
        Path model = model("speaker", "weiß 1.wav", "weiß 2.wav", "tone 3.wav", "tone 4.wav");
        Call call = Call.intone("evaluate", model, manifest);
        assertEquals(1, call.exit());
        assertEquals("", call.out());
        assertTrue(call.errLines().get(1).contains("no recording is left to measure on"), call.err());
        assertFalse(Files.exists(folder.resolve("evaluation-eigene.json")));
    }

    @Test
    void anExistingFileIsNotOverwrittenUnlessForced() throws IOException {
        Path model = model("speaker");
        Path file = Files.writeString(folder.resolve("old.json"), "old");
        Call refused = Call.intone("evaluate", model, manifest, "-o", file);
        assertEquals(1, refused.exit());
        assertEquals(List.of("intone: " + file + " exists: pass --force to write over it"), refused.errLines());
        assertEquals("old", Files.readString(file));
        assertEquals(
                0,
                Call.intone("evaluate", model, manifest, "-o", file, "--force").exit());
        assertTrue(Files.readString(file).contains("\"uar\""));
    }

    @Test
    void anUnreadableRowIsNamedAndTheRestAreMeasured() throws IOException {
        Files.writeString(folder.resolve("tone 4.wav"), "no sound");
        Call call = Call.intone("evaluate", "--json", model("speaker"), manifest);
        assertEquals(1, call.exit());
        assertEquals(
                3,
                new ObjectMapper().readTree(call.out()).get("all").get("clips").asInt());
        assertTrue(call.errLines().get(0).startsWith("unreadable: "), call.err());
        assertTrue(call.errLines().get(0).contains("tone 4.wav"), call.err());
    }

    @Test
    void whatAnAdaptingModelSaysOfKnownSpeakersStandsApart() throws IOException {
        Path adapting = NumbersModel.adapting(folder.resolve("adapting.onnx"));
        Call call = Call.intone("evaluate", "--json", adapting, manifest);
        assertEquals(0, call.exit(), call.err());
        JsonNode node = new ObjectMapper().readTree(call.out());
        assertEquals(0.75, node.at("/all/accuracy").asDouble(), "plain, as of a model that does not adapt");
        assertEquals(4, node.at("/adapted/whole_speaker/all/clips").asInt());
        assertEquals(8, node.at("/adapted/curve").size());
        assertEquals(1, node.at("/adapted/curve/1/heard_seconds").asDouble() / 2, 1e-9, "2 clips of 1 s each");
        Call text = Call.intone("evaluate", "--force", adapting, manifest);
        assertTrue(text.out().contains("\nadapted to speakers "), text.out());
        assertFalse(Call.intone("evaluate", "--force", model("speaker"), manifest)
                .out()
                .contains("adapted to"));
    }

    @Test
    void disturbedClipsAreScoredBesideThePlainOnes() throws IOException {
        Call call = Call.intone("evaluate", "--json", "--robustness=3", model("speaker"), manifest);
        assertEquals(0, call.exit(), call.err());
        JsonNode robustness = new ObjectMapper().readTree(call.out()).get("robustness");
        assertEquals(3, robustness.get("tested").asInt());
        assertEquals(4, robustness.get("of").asInt());
        assertEquals(12, robustness.get("conditions").size());
        assertEquals("as recorded", robustness.at("/conditions/0/sound").asText());
        assertEquals(1.0, robustness.at("/conditions/0/unchanged").asDouble());
        JsonNode noise = robustness.at("/conditions/3");
        assertEquals("noise, 0 dB", noise.get("sound").asText());
        assertTrue(noise.get("unchanged").asDouble() < 1, "tones in as much noise are still heard as tones");
        assertTrue(Files.readString(folder.resolve("evaluation-eigene.html")).contains("3 clips of 4, chosen by"));
        Call again = Call.intone("evaluate", "--json", "--force", "--robustness=3", model("speaker"), manifest);
        assertEquals(call.out(), again.out(), "the same seed, other figures");
        Call text = Call.intone("evaluate", "--force", "--robustness", model("speaker"), manifest);
        assertTrue(text.out().contains("disturbed sound, all 4 clips"), text.out());
    }

    @Test
    void whatTheSurestMistakesHangOnIsShown() throws IOException {
        Call call = Call.intone("evaluate", "--json", "--why=2", "--pictures", model("speaker"), manifest);
        assertEquals(0, call.exit(), call.err());
        assertEquals(
                "listening to the surest 1 mistake patch by patch",
                call.errLines().get(0));
        String page = Files.readString(folder.resolve("evaluation-eigene.html"));
        assertTrue(Files.exists(folder.resolve("evaluation-eigene-pictures/why-1.png")), call.err());
        assertTrue(page.contains("sadness taken for anger"), "the mistake is not shown");
        assertFalse(new ObjectMapper().readTree(call.out()).has("importance"), "frames have no features to exchange");
    }

    @Test
    void aNumberOfClipsIsOneOrMore() throws IOException {
        Path model = model("speaker");
        for (String option : List.of("--why=-1", "--robustness=0", "--robustness=many", "--why=99999999999")) {
            Call call = Call.intone("evaluate", option, model, manifest);
            assertEquals(2, call.exit());
            assertEquals(
                    "intone: " + option.replace("=", " must be a number of clips from 1 to 999,999,999, was "),
                    call.errLines().get(0));
        }
        Call apart = Call.intone("evaluate", model, manifest, "--why", "-1");
        assertEquals(2, apart.exit());
    }

    @Test
    void whatIsMeasuredIsKeptThoughNobodyReadsOn() throws IOException {
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public boolean checkError() {
                return true;
            }
        };
        Terminal terminal = new Terminal(InputStream.nullInputStream(), closed, closed, false, false);
        String model = model("speaker").toString();
        assertEquals(1, Main.run(terminal, "evaluate", model, manifest.toString()));
        assertTrue(Files.exists(folder.resolve("evaluation-eigene.json")));
        assertTrue(Files.exists(folder.resolve("evaluation-eigene.html")));
    }

    private Path model(String split, String... heard) throws IOException {
        List<String> digests = new ArrayList<>();
        for (String name : heard) {
            digests.add(AudioDigest.sha256(AudioFiles.read(folder.resolve(name))));
        }
        return NumbersModel.write(folder.resolve("model.onnx"), split, digests);
    }

    private void sound(String name, int seed) throws IOException {
        Random random = new Random(seed);
        float[] samples = new float[RATE];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = name.startsWith("tone")
                    ? (float) (0.3 * Math.sin(2 * Math.PI * (100 + seed) * n / RATE))
                    : random.nextFloat() - 0.5f;
        }
        WavWriter.write(Waveform.of(samples, RATE), folder.resolve(name));
    }
}
