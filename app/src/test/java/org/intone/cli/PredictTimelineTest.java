package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTimelineTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path call;
    private Path broken;

    @BeforeEach
    void write() throws IOException {
        model = NumbersModel.write(folder.resolve("model.onnx"), "speaker", List.of());
        Files.createDirectories(folder.resolve("calls"));
        call = SpokenFiles.write(folder.resolve("calls/ein Löwe.wav"), 2);
        broken = Files.writeString(folder.resolve("notes.txt"), "no sound here");
    }

    private Call timeline(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("predict", "--timeline", "--model", model));
        all.addAll(List.of(arguments));
        return Call.intone(all.toArray());
    }

    private static List<JsonNode> json(Call call) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : call.outLines()) {
            nodes.add(new ObjectMapper().readTree(line));
        }
        return nodes;
    }

    @Test
    void jsonTellsWhereSpeechIsAndSumsItUp() throws IOException {
        Call done = timeline("--json", call);
        assertEquals(0, done.exit(), done.err());
        assertEquals("", done.err());
        List<JsonNode> lines = json(done);
        JsonNode first = lines.get(0);
        assertEquals("segment", first.get("type").asText());
        assertEquals(call.toString(), first.get("file").asText());
        assertEquals(0, first.get("channel").asInt());
        assertEquals(1, first.get("start").asDouble(), 0.25);
        JsonNode summary = lines.get(lines.size() - 1);
        assertEquals("summary", summary.get("type").asText());
        assertEquals(SpokenFiles.SECONDS, summary.get("duration").asDouble());
        assertEquals(2, summary.get("speech").asDouble(), 0.5);
        assertEquals(done.out(), timeline("--format", "json", call).out());
    }

    @Test
    void channelsApartHaveTimelinesOfTheirOwn() throws IOException {
        List<JsonNode> lines = json(timeline("--json", "--channels", "split", call));
        assertEquals(
                List.of(1, 2),
                lines.stream()
                        .filter(line -> line.get("type").asText().equals("summary"))
                        .map(line -> line.get("channel").asInt())
                        .toList());
    }

    @Test
    void aFileThatCannotBeReadHasItsLineAndTheOthersAreDone() throws IOException {
        Call done = timeline("--json", broken, call);
        assertEquals(1, done.exit());
        assertEquals(List.of("intone: 1 of 2 could not be read"), done.errLines());
        List<JsonNode> lines = json(done);
        assertEquals("error", lines.get(0).get("type").asText());
        assertEquals(broken.toString(), lines.get(0).get("file").asText());
        assertFalse(lines.get(0).get("error").asText().contains("notes.txt"), done.out());
        assertEquals(call.toString(), lines.get(1).get("file").asText());
        Call csv = timeline("--csv", broken, call);
        assertTrue(csv.outLines().get(0).startsWith("file,channel,start,end,emotion,"), csv.out());
        assertTrue(csv.outLines().get(1).startsWith(broken + ",,,,,,,,"), csv.out());
        assertTrue(csv.outLines().get(2).contains(",0,"), csv.out());
        Call table = timeline(broken, call);
        assertEquals(1, table.exit());
        assertTrue(table.outLines().get(0).startsWith(broken + ": error: "), table.out());
        assertTrue(table.outLines().get(2).startsWith(call + ": "), table.out());
    }

    @Test
    void standardInputIsHeardAsTheFileIs() throws IOException {
        Call file = timeline("--csv", call);
        Call piped = Call.withInput(Files.readAllBytes(call), "predict", "--timeline", "--csv", "--model", model, "-");
        assertEquals(file.out().replace(call.toString(), "-"), piped.out());
    }

    @Test
    void aFormatOfOneRecordingAFileGoesToStandardOutputToAFileOrToAFolder() throws IOException {
        String vtt = timeline("--format", "vtt", call).out();
        assertTrue(vtt.startsWith("WEBVTT\n"), vtt);
        Path file = folder.resolve("out/call.vtt");
        assertEquals(0, timeline("--format", "vtt", call, "-o", file).exit());
        assertEquals(vtt, Files.readString(file));
        SpokenFiles.write(folder.resolve("calls/b.wav"), 1);
        Path grids = folder.resolve("grids");
        Call several = timeline("--format", "textgrid", folder.resolve("calls"), broken, "-o", grids);
        assertEquals(1, several.exit());
        assertEquals(2, several.errLines().size(), several.err());
        assertTrue(several.errLines().get(0).startsWith("intone: " + broken + ": "), several.err());
        assertTrue(Files.readString(grids.resolve("b.wav.TextGrid")).startsWith("File type = \"ooTextFile\""));
        assertTrue(Files.isRegularFile(grids.resolve("ein Löwe.wav.TextGrid")));
        try (var files = Files.list(grids)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aTableIsOneFileForAllRecordings() throws IOException {
        Path file = folder.resolve("all.csv");
        Call done = timeline("--csv", call, broken, "-o", file);
        assertEquals(1, done.exit());
        assertEquals("", done.out());
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(lines.size() - 1).startsWith(broken.toString()), String.join("\n", lines));
        Call again = timeline("--csv", call, "-o", file);
        assertEquals(1, again.exit());
        assertEquals(List.of("intone: " + file + " exists: pass --force to write over it"), again.errLines());
        assertEquals(0, timeline("--csv", call, "-o", file, "--force").exit());
        assertEquals(lines.size() - 1, Files.readAllLines(file).size());
    }

    @Test
    void cleanedSoundIsWhatTheModelHears() throws IOException {
        JsonNode plain = json(timeline("--json", call)).get(0);
        JsonNode dull = json(timeline("--json", "--clean=lowpass:300", call)).get(0);
        assertTrue(
                dull.at("/probabilities/sadness").asDouble()
                        > plain.at("/probabilities/sadness").asDouble(),
                dull.toString());
    }

    @Test
    void aModelThatAdaptsDoesSoAndAnotherSaysThatItCannot() throws IOException {
        Path adapting = NumbersModel.adapting(folder.resolve("adapting.onnx"));
        Call done = Call.intone("predict", "--timeline", "--json", "--model", adapting, "--adapt", "speaker", call);
        assertEquals(0, done.exit(), done.err());
        Call refused = timeline("--adapt", "speaker", call);
        assertEquals(1, refused.exit());
        assertEquals(
                List.of("intone: " + model + ": was not trained with --adapt speaker, so --adapt cannot help it"),
                refused.errLines());
    }

    @Test
    void whatDoesNotFitTogetherIsWrongUsage() {
        assertWrong("--format srt", "format must be one of json, csv, emotionml", "--format", "srt", call);
        assertWrong("both", "--format vtt and --json: expected one of them", "--format", "vtt", "--json", call);
        assertWrong("window", "windowSeconds must be from 0.1 to 60, was 0.0", "--window", "0", call);
        assertWrong("hop", "hopSeconds must be", "--hop", "3", call);
        assertWrong("speaker", "expected --adapt speaker", call, "--same-speaker");
        assertWrong("plot", "expected without --timeline", "--plot", folder.resolve("p"), call);
        assertWrong("clean", "expected without --channels split", "--clean=dc", "--channels", "split", call);
        assertWrong("many", "name a folder with -o", "--format", "vtt", call, broken);
        Call alone = Call.intone("predict", "--model", model, "--window", "3", call);
        assertEquals(2, alone.exit());
        assertTrue(alone.err().contains("--timeline"), alone.err());
    }

    private void assertWrong(String name, String message, Object... arguments) {
        Call wrong = timeline(arguments);
        assertEquals(2, wrong.exit(), name + ": " + wrong.err());
        assertEquals("", wrong.out(), name);
        assertTrue(wrong.errLines().get(0).contains(message), wrong.err());
    }
}
