package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.microphone.MadeUpLine;
import org.intone.microphone.Microphone;
import org.intone.microphone.Microphones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class ListenCommandTest {
    @TempDir
    private Path folder;

    private Path model;
    private byte[] raw;

    @BeforeEach
    void write() throws IOException {
        model = NumbersModel.write(folder.resolve("model.onnx"), "speaker", List.of());
        byte[] wav = Files.readAllBytes(SpokenFiles.write(folder.resolve("talk.wav"), 1));
        raw = Arrays.copyOfRange(wav, 44, wav.length);
    }

    private Call piped(byte[] bytes, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("listen", "--stdin", "--model", model));
        all.addAll(List.of(arguments));
        return Call.withInput(bytes, all.toArray());
    }

    /** One call with these microphones, on a terminal if {@code isTerminal}. */
    private static Call listen(Microphones machine, byte[] in, boolean isTerminal, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                isTerminal);
        int exit = new CommandLine(new ListenCommand(terminal, () -> machine))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    terminal.say(Problems.line(problem));
                    return 1;
                })
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Call(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void eventsAreThoseOfTheTimelineOfTheSameSound() throws IOException {
        Call heard = piped(raw, "--rate", "16000", "--json");
        assertEquals(0, heard.exit(), heard.err());
        List<JsonNode> events = new ArrayList<>();
        for (String line : heard.outLines()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertEquals("speech-start", events.get(0).get("type").asText());
        assertEquals("speech-end", events.get(events.size() - 1).get("type").asText());
        JsonNode segment = events.stream()
                .filter(event -> event.get("type").asText().equals("segment"))
                .findFirst()
                .orElseThrow();
        Call batch = Call.intone("predict", "--timeline", "--json", "--model", model, folder.resolve("talk.wav"));
        JsonNode same = new ObjectMapper().readTree(batch.outLines().get(0));
        for (String field : List.of("start", "end", "emotion", "confidence", "probabilities", "uncertain")) {
            assertEquals(same.get(field), segment.get(field), field);
        }
    }

    @Test
    void peopleGetALineForEachSegmentAndASum() {
        Call heard = piped(raw, "--rate", "16000");
        assertEquals(0, heard.exit(), heard.err());
        assertTrue(heard.outLines().get(0).startsWith("    start       end  emotion"), heard.out());
        assertTrue(heard.outLines().get(1).matches(" +0:0[01]\\.\\d +0:0[23]\\.\\d  (anger|sadness) .*"), heard.out());
        assertEquals(
                "listening to standard input; Ctrl-C ends it", heard.errLines().get(0));
        assertTrue(heard.errLines().get(1).startsWith("in all: "), heard.err());
        assertEquals(2, heard.errLines().size());
    }

    @Test
    void whatIsHeardIsSavedAndNothingIsWrittenOver() throws IOException {
        Path file = folder.resolve("kept/today.wav");
        assertEquals(0, piped(raw, "--rate", "16000", "--save", file).exit());
        assertArrayEquals(Files.readAllBytes(folder.resolve("talk.wav")), Files.readAllBytes(file));
        Call again = piped(raw, "--rate", "16000", "--save", file);
        assertEquals(1, again.exit());
        assertEquals(List.of("intone: " + file + " exists: pass --force to write over it"), again.errLines());
        assertEquals(
                0,
                piped(raw, "--rate", "8000", "--channels", "2", "--save", file, "--force")
                        .exit());
        assertEquals(raw.length + 44, Files.size(file));
    }

    @Test
    void aMicrophoneIsHeardUntilItIsUnplugged() {
        Microphone headset = new Microphone("Headset", "", new MadeUpLine(48_000, 1, new float[4800]).unplugged());
        Microphone voice =
                new Microphone("Voice", "a made-up one", new MadeUpLine(16_000, 1, SpokenFiles.samples(1)).unplugged());
        Microphones machine = new Microphones(List.of(headset, voice));
        Call heard = listen(machine, new byte[0], false, "--model", model, "--device", "voice");
        assertEquals(0, heard.exit(), heard.err());
        assertTrue(heard.err().startsWith("listening to Voice; Ctrl-C ends it"), heard.err());
        assertEquals(piped(raw, "--rate", "16000").out(), heard.out());
        Call silent = listen(machine, new byte[0], false, "--model", model);
        assertTrue(
                silent.err().contains("listening to Headset") && silent.err().contains("in all: no speech"),
                silent.err());
        Call list = listen(machine, new byte[0], false, "--devices");
        assertEquals(List.of("1  Headset", "2  Voice  (a made-up one)"), list.outLines());
    }

    @Test
    void withoutAMicrophoneOneLineSaysSo() {
        for (Object[] arguments : new Object[][] {{"--devices"}, {"--model", model}, {"--device", "2"}}) {
            Call none = listen(new Microphones(List.of()), new byte[0], false, arguments);
            assertEquals(1, none.exit());
            assertEquals("", none.out());
            assertEquals(
                    List.of("no microphone found: connect one, or pipe sound in as --help shows"), none.errLines());
        }
    }

    @Test
    void aTerminalGetsAPictureThatIsTakenAwayForEachLine() {
        Call heard = listen(new Microphones(List.of()), raw, true, "--stdin", "--rate", "16000", "--model", model);
        assertEquals(0, heard.exit(), heard.err());
        assertTrue(heard.err().contains("[") && heard.err().contains(" dB"), heard.err());
        assertTrue(heard.err().contains("\u001b[4A\r\u001b[J"), "4 lines: level, two labels, notes");
        assertTrue(heard.err().endsWith("s\n") || heard.err().endsWith("s\r\n"), heard.err());
        Call program =
                listen(new Microphones(List.of()), raw, true, "--stdin", "--rate", "16000", "--model", model, "--json");
        assertTrue(!program.err().contains("\u001b"), program.err());
    }

    @Test
    void whatDoesNotFitTogetherIsWrongUsage() {
        assertWrong("expected --rate, such as --rate 16000", "--stdin");
        assertWrong("expected with --stdin", "--rate", "16000");
        assertWrong("--stdin and --device", "--stdin", "--rate", "16000", "--device", "1");
        assertWrong("--rate must be from 100 to 768000, was 1", "--stdin", "--rate", "1");
        assertWrong("encoding must be one of s16le, f32le, was mp3", "--stdin", "--rate", "8000", "--encoding", "mp3");
        Call refused = piped(raw, "--rate", "16000", "--adapt", "speaker");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("was not trained with --adapt speaker"), refused.err());
    }

    private static void assertWrong(String message, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("listen"));
        all.addAll(List.of(arguments));
        Call wrong = Call.intone(all.toArray());
        assertEquals(2, wrong.exit(), wrong.err());
        assertTrue(wrong.errLines().get(0).contains(message), wrong.err());
    }
}
