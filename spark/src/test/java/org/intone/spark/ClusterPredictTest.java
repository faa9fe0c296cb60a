package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Row;
import org.intone.audio.AudioFiles;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.model.ModelFile;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cluster's predictions against those of one machine, on the same made-up voices. */
@ExtendWith(SharedCluster.class)
class ClusterPredictTest {
    private static final String DAMAGED = "no sound\n".repeat(99);

    private static Path folder;
    private static Path voices;
    private static List<Path> clips;

    @BeforeAll
    static void write() throws IOException {
        folder = SharedCluster.folder("predict");
        voices = Files.createDirectory(folder.resolve("Stimmen, Größe 1"));
        new MadeUpCorpus(1, 1, 1.2, 3).write(MadeUpLayout.CREMA_D, voices);
        try (Stream<Path> files = Files.walk(voices)) {
            clips = files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
        assertEquals(6, clips.size());
        Files.writeString(voices.resolve("kaputt ß.wav"), DAMAGED);
    }

    private static String place(Path path) {
        return SharedCluster.place(path);
    }

    @Test
    void answersAreThoseOfOneMachineAndABadFileIsARow() throws IOException {
        Path output = folder.resolve("answers ä");
        Call call = Call.spark("predict", place(voices), "-o", place(output));
        assertEquals(1, call.exit(), call.err());
        Answers.assertSame(Answers.ofOneMachine("predict", "--json", voices), Answers.of(output));
        assertTrue(
                call.lastLine().startsWith("intone: 7 recordings, 0.00 hours of sound, 1 error; written: viewfs://"));
        assertEquals(1, SharedCluster.read(output).where("status = 'failed'").count());

        assertEquals(
                1, Call.spark("predict", place(voices), "-o", place(output)).exit());
        Call more = Call.spark("predict", place(voices), "-o", place(output), "--errors-ok");
        assertEquals(0, more.exit(), more.err());
        assertTrue(
                more.lastLine().contains(" done before; 1 error of runs before, which --again tries"), more.lastLine());
        Call wrong = Call.spark("predict", place(voices) + "/none", "-o", place(output), "--again");
        assertEquals(1, wrong.exit());
        assertEquals(1, SharedCluster.read(output).where("status = 'failed'").count());
        assertTrue(
                more.lastLine().startsWith("intone: 0 recordings, 0.00 hours of sound, 0 errors; 7 recordings done"));

        Files.write(voices.resolve("kaputt ß.wav"), WavWriter.toBytes(Waveform.of(new float[8000], 8000)));
        Call again = Call.spark("predict", place(voices), "-o", place(output), "--again");
        Files.writeString(voices.resolve("kaputt ß.wav"), DAMAGED);
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.lastLine().startsWith("intone: 1 recording, "), again.lastLine());
        assertEquals(7, Answers.of(output).size());
        assertEquals(0, SharedCluster.read(output).where("error is not null").count());
    }

    @Test
    void listsManifestsZipsAndPatternsNameTheSame() throws IOException {
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        Path first = Files.copy(clips.get(0), mixed.resolve("first.wav"));
        Files.copy(clips.get(1), mixed.resolve("second.dat"));
        Files.writeString(mixed.resolve("names.txt"), "first.wav\n\n" + place(clips.get(2)) + "\nnone.wav\n");
        Files.writeString(
                mixed.resolve("all.csv"),
                "file,emotion,start,end,speaker\nfirst.wav,anger,0.2,0.9,Zoë\nfirst.wav,anger,x,,\nfirst.wav,joy,,,\n");
        Path zips = Files.createDirectory(mixed.resolve("zips"));
        try (OutputStream out = Files.newOutputStream(zips.resolve("calls.zip"));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("inner/ü.wav"));
            zip.write(Files.readAllBytes(clips.get(3)));
        }
        Path output = folder.resolve("mixed out [1]{2}");
        Call call = Call.spark(
                "predict",
                place(mixed.resolve("names.txt")),
                place(mixed.resolve("all.csv")),
                place(zips),
                place(folder) + "/mix*/*.dat",
                "--model",
                place(model("copy.onnx", ModelFile.builtIn())),
                "-o",
                place(output));
        assertEquals(1, call.exit(), call.err());
        Map<String, JsonNode> found = Answers.of(output);
        String root = place(mixed);
        assertEquals(
                Stream.of(
                                root + "/first.wav 0 -1.0000",
                                root + "/first.wav 0 0.0000",
                                root + "/first.wav 0 0.2000",
                                root + "/none.wav 0 -1.0000",
                                root + "/second.dat 0 0.0000",
                                root + "/zips/calls.zip!/inner/ü.wav 0 0.0000",
                                place(clips.get(2)) + " 0 0.0000")
                        .sorted()
                        .toList(),
                List.copyOf(found.keySet()));
        assertEquals(
                "start 'x' is not a number such as 1.5",
                found.get(root + "/first.wav 0 -1.0000").get("error").asText());
        assertEquals(
                "no such file",
                found.get(root + "/none.wav 0 -1.0000").get("error").asText());
        JsonNode stretch = found.get(root + "/first.wav 0 0.2000");
        assertEquals("Zoë", stretch.get("speaker").asText());
        assertEquals("anger", stretch.get("labelled").asText());
        Waveform all = AudioFiles.read(first);
        int rate = all.sampleRate();
        Path cut = mixed.resolve("cut.wav");
        float[] samples = Arrays.copyOfRange(all.samples(), (int) (0.2 * rate), Math.round(0.9f * rate));
        Files.write(cut, WavWriter.toBytes(Waveform.of(samples, rate)));
        JsonNode whole = Answers.ofOneMachine("predict", "--json", cut).get(place(cut) + " 0 0.0000");
        assertEquals(
                whole.get("confidence").asDouble(), stretch.get("confidence").asDouble(), 1e-6);
        assertEquals(0.9, stretch.get("end").asDouble(), 1e-9);

        // The same model under another name goes on, and finds what a call with no stretch has done.
        Call more = Call.spark("predict", place(first), "-o", place(output));
        assertTrue(more.lastLine().contains("; 1 recording done before"), more.err());
    }

    private static Path model(String name, ModelFile file) throws IOException {
        Path path = folder.resolve(name);
        file.write(path);
        return path;
    }

    @Test
    void resultsOfAnotherRunAreNotAddedTo() throws IOException {
        Path output = folder.resolve("owned");
        String clip = place(clips.get(0));
        // As a run leaves it that was stopped while it marked the folder.
        Files.writeString(Files.createDirectory(output).resolve("_intone.json.part"), "{");
        assertEquals(0, Call.spark("predict", clip, "-o", place(output)).exit());
        ModelFile builtIn = ModelFile.builtIn();
        Path other = model("other.onnx", builtIn.with(builtIn.metadata().withMeasures(List.of())));
        Call call = Call.spark("predict", "--model", place(other), clip, "-o", place(output));
        assertEquals(1, call.exit());
        assertEquals(
                "intone: " + place(output) + ": holds results of another run: its model is " + builtIn.sha256()
                        + ", this one's " + ModelFile.read(other).sha256() + "; name another folder",
                call.lastLine());
        assertTrue(Call.spark("features", "--recipe", "classic-162", clip, "-o", place(output))
                .lastLine()
                .contains("its command is predict, this one's features"));
        assertTrue(Call.spark("predict", clip, "-o", place(voices))
                .lastLine()
                .contains("holds other files and no _intone"));
        assertTrue(Call.spark("predict", clip, "-o", clip)
                .lastLine()
                .endsWith("is a file, expected a folder for the results"));
    }

    @Test
    void whatIsWrongIsToldInOneLine() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String out = place(folder.resolve("nothing"));
        Call call = Call.spark("predict", place(empty), "-o", out);
        assertEquals(1, call.exit());
        assertEquals("intone: " + place(empty) + ": no sound or video files\n", call.err());
        assertEquals(
                "intone: " + place(empty) + "/none: no such file or folder\n",
                Call.spark("predict", place(empty) + "/none", "-o", out).err());
        assertTrue(Call.spark("predict", "strange://there/x", "-o", out)
                .err()
                .startsWith("intone: strange://there/x: cannot be reached: No FileSystem for scheme \"strange\""));
        Call model = Call.spark("predict", "--model", place(voices) + "/kaputt ß.wav", place(voices), "-o", out);
        assertEquals(1, model.exit());
        assertTrue(model.lastLine().contains("expected a model file of Intone"), model.err());
        for (List<String> wrong :
                List.of(List.of("--round", "0"), List.of("--hop", "1"), List.of("--clean=wash"), List.of("--colour"))) {
            Object[] args = Stream.concat(Stream.of("predict", place(voices), "-o", out), wrong.stream())
                    .toArray();
            Call usage = Call.spark(args);
            assertEquals(2, usage.exit(), usage.err());
            assertTrue(usage.lastLine().contains("See intone-spark predict --help"), usage.err());
        }
    }

    @Test
    void timelinesAreThoseOfOneMachineByChannelTooAndHoursNeedNoMemory() throws IOException {
        Path meetings = Files.createDirectory(folder.resolve("meetings"));
        Path spoken = Files.write(meetings.resolve("gespräch.wav"), WavWriter.toBytes(spoken()));
        Files.writeString(meetings.resolve("kaputt.wav"), DAMAGED);
        Path output = folder.resolve("timelines");
        Call call = Call.spark("predict", "--timeline", place(meetings), "-o", place(output));
        assertEquals(1, call.exit(), call.err());
        Map<String, JsonNode> expected = Answers.ofOneMachine("predict", "--timeline", "--format", "json", meetings);
        assertTrue(expected.size() > 2, "no segments: " + expected.keySet());
        Answers.assertSame(expected, Answers.of(output));

        Path split = folder.resolve("split");
        Call.spark("predict", "--timeline", "--channels", "split", place(spoken), "-o", place(split));
        Answers.assertSame(
                Answers.ofOneMachine("predict", "--timeline", "--channels", "split", "--format", "json", spoken),
                Answers.of(split));

        Path day = folder.resolve("hours.wav");
        Waveform voice = spoken().atRate(48_000);
        long seconds = silentBut(day, voice, 2 * 3600);
        assertTrue(seconds * 48_000 * Float.BYTES > 1L << 30, "would fit the executor's heap");
        Path hours = folder.resolve("long");
        Call one = Call.spark("predict", "--timeline", "--windows", place(day), "-o", place(hours));
        assertEquals(0, one.exit(), one.err());
        List<Row> windows = SharedCluster.read(hours).orderBy("start").collectAsList();
        assertFalse(windows.isEmpty());
        assertTrue(windows.get(0).getAs("emotion") != null && windows.get(0).<Double>getAs("start") > seconds - 60);
        assertTrue(one.lastLine().contains("1 recording, 2.0"), one.lastLine());
    }

    /** Voices with pauses between. */
    private static Waveform spoken() throws IOException {
        float[] all = new float[0];
        for (Path clip : clips) {
            float[] voice = AudioFiles.read(clip).atRate(16_000).samples();
            int at = all.length + 16_000;
            all = Arrays.copyOf(all, at + voice.length);
            System.arraycopy(voice, 0, all, at, voice.length);
        }
        return Waveform.of(all, 16_000);
    }

    /** Hours of silence that take no room on the disk, then voices. */
    private static long silentBut(Path file, Waveform voices, long silentSeconds) throws IOException {
        byte[] end = WavWriter.toBytes(voices);
        long silentBytes = silentSeconds * voices.sampleRate() * 2;
        byte[] header = Arrays.copyOf(end, 44);
        int size = (int) (silentBytes + end.length - 44);
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, size + 36)
                .putInt(40, size);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(header);
            out.seek(44 + silentBytes);
            out.write(end, 44, end.length - 44);
        }
        return silentSeconds + (end.length - 44) / (2L * voices.sampleRate());
    }
}
