package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.clean.Cleanings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    private Path model;
    private Path loud;
    private Path quiet;

    @BeforeEach
    void write() throws IOException {
        model = NumbersModel.write(folder.resolve("modell ä.onnx"), "speaker", List.of());
        loud = noise("ein Löwe.wav", 0);
        quiet = noise("maus.wav", 0.98);
    }

    @Test
    void jsonGivesAnObjectForEachFileAndNothingElse() throws IOException {
        Call call = Call.intone("predict", "--json", "--model", model, loud, quiet);
        assertEquals(0, call.exit(), call.err());
        assertEquals("", call.err());
        assertEquals(2, call.outLines().size());
        JsonNode first = json(call.outLines().get(0));
        assertEquals(loud.toString(), first.get("file").asText());
        assertEquals("anger", first.get("emotion").asText());
        assertEquals(0.0, first.get("start").asDouble());
        assertEquals(1.0, first.get("end").asDouble());
        JsonNode probabilities = first.get("probabilities");
        assertEquals(2, probabilities.size());
        assertEquals(
                first.get("confidence").asDouble(), probabilities.get("anger").asDouble());
        assertEquals(
                1,
                probabilities.get("anger").asDouble()
                        + probabilities.get("sadness").asDouble(),
                1e-9);
        JsonNode second = json(call.outLines().get(1));
        assertEquals("sadness", second.get("emotion").asText());
        assertEquals("quiet", second.get("warnings").get(0).asText());
    }

    @Test
    void cleanedSoundIsWhatTheModelHears() throws IOException {
        JsonNode plain = json(Call.intone("predict", "--json", "--model", model, quiet)
                .outLines()
                .get(0));
        Call call = Call.intone("predict", "--json", "--model", model, "--clean", "dc,peak:-3", quiet);
        assertEquals(0, call.exit(), call.err());
        JsonNode louder = json(call.outLines().get(0));
        assertEquals("quiet", plain.get("warnings").get(0).asText());
        assertFalse(louder.get("warnings").toString().contains("quiet"), louder.toString());
        assertEquals(1.0, louder.get("end").asDouble());
        Call dull = Call.intone("predict", "--json", "--model", model, "--clean=lowpass:60", loud);
        assertEquals("sadness", json(dull.outLines().get(0)).get("emotion").asText());
    }

    @Test
    void cleanWithoutAValueLeavesTheFileBehindItAFile() throws IOException {
        Call standard = Call.intone("predict", "--json", "--model", model, "--clean", quiet);
        assertEquals(0, standard.exit(), standard.err());
        Call spelled = Call.intone("predict", "--json", "--model", model, "--clean=" + Cleanings.STANDARD, quiet);
        assertEquals(spelled.out(), standard.out());
        Call last = Call.intone("predict", "--json", quiet, "--model", model, "--clean");
        assertEquals(spelled.out(), last.out(), last.err());
    }

    @Test
    void anUnknownCleaningIsWrongUsageInALineThatListsThem() {
        Call call = Call.intone("predict", "--model", model, "--clean=reverb", quiet);
        assertEquals("", call.out());
        assertEquals("See intone predict --help", call.errLines().get(1));
        assertTrue(call.errLines().get(0).contains("dc, highpass, lowpass, bandpass, denoise, trim"), call.err());
        assertEquals(2, call.exit());
    }

    @Test
    void anUnreadableFileAmongGoodOnesGetsItsErrorAndTheRestAreDone() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no sound here");
        Path missing = folder.resolve("missing.wav");
        Call call = Call.intone("predict", "--json", "--model", model, loud, text, missing, quiet);
        assertEquals(1, call.exit());
        assertEquals(List.of("intone: 2 of 4 could not be read"), call.errLines());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : call.outLines()) {
            lines.add(json(line));
        }
        assertEquals("anger", lines.get(0).get("emotion").asText());
        assertEquals(2, lines.get(1).size());
        assertEquals(text.toString(), lines.get(1).get("file").asText());
        assertTrue(
                lines.get(1).get("error").asText().contains("expected"),
                lines.get(1).toString());
        assertEquals("no such file", lines.get(2).get("error").asText());
        assertEquals("sadness", lines.get(3).get("emotion").asText());
    }

    @Test
    void aFolderIsWalkedInTheOrderOfItsNames() throws IOException {
        for (int i = 0; i < 40; i++) {
            noise("folder/%02d.wav".formatted(i), i % 2 == 0 ? 0 : 0.98);
        }
        Call call = Call.intone("predict", "--json", "--model", model, folder.resolve("folder"));
        assertEquals(0, call.exit(), call.err());
        for (int i = 0; i < 40; i++) {
            JsonNode line = json(call.outLines().get(i));
            assertTrue(line.get("file").asText().endsWith("%02d.wav".formatted(i)));
            assertEquals(i % 2 == 0 ? "anger" : "sadness", line.get("emotion").asText());
        }
    }

    @Test
    void aFolderWithoutSoundFails() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Call call = Call.intone("predict", "--model", model, empty);
        assertEquals(1, call.exit());
        assertEquals("", call.out());
        assertEquals(List.of("intone: " + empty + ": no sound or video files in this folder"), call.errLines());
    }

    @Test
    void standardInputIsReadWhole() throws IOException {
        Call call = Call.withInput(Files.readAllBytes(loud), "predict", "--json", "--model", model, "-");
        assertEquals(0, call.exit(), call.err());
        assertEquals("-", json(call.outLines().get(0)).get("file").asText());
        assertEquals("anger", json(call.outLines().get(0)).get("emotion").asText());
    }

    @Test
    void filesOfOneSpeakerAreJudgedByAProfileOfAllOrOfThoseBefore(@TempDir Path other) throws IOException {
        Path adapting = NumbersModel.adapting(other.resolve("adapting.onnx"));
        List<Double> plain = confidences("--model", adapting, "--json", loud, quiet);
        List<Double> all = confidences("--model", adapting, "--json", "--same-speaker", loud, quiet);
        List<Double> running = confidences("--model", adapting, "--json", "--same-speaker=running", loud, quiet);
        List<Double> alone = confidences("--model", adapting, "--json", "--same-speaker", loud);
        assertEquals(2, all.size());
        assertEquals(all.get(1), running.get(1), 1e-9, "the last one knows all either way");
        assertEquals(alone.get(0), running.get(0), 1e-9, "the first one knows itself");
        assertNotEquals(plain.get(0), all.get(0), 1e-6);
    }

    private List<Double> confidences(Object... arguments) throws IOException {
        List<Object> line = new ArrayList<>(List.of("predict"));
        line.addAll(List.of(arguments));
        Call call = Call.intone(line.toArray());
        assertEquals(0, call.exit(), call.err());
        List<Double> confidences = new ArrayList<>();
        for (String answer : call.outLines()) {
            confidences.add(json(answer).at("/probabilities/anger").asDouble());
        }
        return confidences;
    }

    @Test
    void aModelThatKnowsNoSpeakersSaysSo() {
        Call call = Call.intone("predict", "--model", model, "--same-speaker", loud);
        assertEquals(1, call.exit());
        assertEquals(
                List.of("intone: " + model
                        + ": was not trained with --adapt speaker, so --same-speaker cannot help it"),
                call.errLines());
    }

    @Test
    void theTableForPeopleHasAHeaderAndALineForEachFile() {
        Call call = Call.intone("predict", "--model", model, loud, quiet);
        assertEquals(0, call.exit(), call.err());
        assertEquals(3, call.outLines().size());
        assertTrue(call.outLines().get(0).startsWith("file "), call.out());
        int column = call.outLines().get(0).indexOf("emotion");
        assertTrue(call.outLines().get(1).startsWith("anger", column), call.out());
        assertTrue(call.outLines().get(2).startsWith("sadness", column), call.out());
        assertTrue(call.outLines().get(1).endsWith("uncertain, no speech found"), call.out());
        assertTrue(call.outLines().get(2).contains("quiet"), call.out());
    }

    @Test
    void csvHasAColumnForEachLabel() {
        Call call = Call.intone("predict", "--csv", "--model", model, loud);
        assertEquals(0, call.exit(), call.err());
        assertTrue(call.outLines().get(0).endsWith(",error,anger,sadness"), call.out());
        assertTrue(call.outLines().get(1).contains(",anger,"), call.out());
    }

    @Test
    void twoFormatsAtOnceAreWrongUsage() {
        Call call = Call.intone("predict", "--csv", "--json", "--model", model, loud);
        assertEquals(2, call.exit());
        assertEquals("", call.out());
        assertTrue(call.errLines().get(0).contains("mutually exclusive"), call.err());
    }

    @Test
    void noFileIsWrongUsage() {
        Call call = Call.intone("predict");
        assertEquals(2, call.exit());
        assertTrue(call.errLines().get(0).contains("FILE|DIR|-"), call.err());
    }

    @Test
    void aFileThatIsNoModelFailsInOneLine() {
        Call call = Call.intone("predict", "--model", loud, quiet);
        assertEquals(1, call.exit());
        assertEquals("", call.out());
        assertEquals(1, call.errLines().size(), call.err());
        assertTrue(call.err().contains("ein Löwe.wav"), call.err());
    }

    /** White noise, or for a memory near 1 a quiet rumble. */
    private Path noise(String name, double memory) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Random random = new Random(name.hashCode());
        float[] samples = new float[RATE];
        double value = 0;
        for (int n = 0; n < samples.length; n++) {
            value = memory * value + (1 - memory) * (random.nextDouble() - 0.5);
            samples[n] = (float) (memory > 0 ? 0.05 * value : value);
        }
        WavWriter.write(Waveform.of(samples, RATE), file);
        return file;
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }
}
