package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final int RATE = TinyWav.RATE;

    @TempDir
    Path folder;

    /** Sample n is n / 32768, so that every sample tells its place. */
    private static Waveform ramp(int length) {
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = n / 32768f;
        }
        return Waveform.of(samples, RATE);
    }

    private static Utterance row(String file, OptionalDouble start, OptionalDouble end) {
        Utterance u = Utterance.of(file, Emotion.FEAR);
        return new Utterance(
                u.file(),
                start,
                end,
                u.corpus(),
                u.speaker(),
                u.sex(),
                u.age(),
                u.language(),
                u.emotion(),
                u.intensity(),
                u.statement(),
                0,
                0,
                0,
                "");
    }

    private Waveform read(Utterance row) throws IOException {
        try (Recordings recordings = new Recordings(new Manifest(folder, List.of(row)))) {
            return recordings.read(row);
        }
    }

    private static void zip(Path file, List<String> names, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        }
    }

    @Test
    void filesAndZipEntriesGiveTheSameSamples() throws IOException {
        byte[] wav = WavWriter.toBytes(ramp(1000));
        Files.createDirectories(folder.resolve("in"));
        Files.write(folder.resolve("in/a b.wav"), wav);
        zip(folder.resolve("z.zip"), List.of("Größe, \"x\"/ä.wav"), wav);
        for (String file : List.of("in/a b.wav", "z.zip!/Größe, \"x\"/ä.wav")) {
            Waveform wave = read(Utterance.of(file, Emotion.FEAR));
            assertArrayEquals(ramp(1000).samples(), wave.samples());
            assertEquals(RATE, wave.sampleRate());
        }
    }

    @Test
    void aStretchIsCutAtTheNearestSample() throws IOException {
        Files.write(folder.resolve("a.wav"), WavWriter.toBytes(ramp(20_000)));
        Waveform middle = read(row("a.wav", OptionalDouble.of(1), OptionalDouble.of(2.00004)));
        assertArrayEquals(Arrays.copyOfRange(ramp(20_000).samples(), 8000, 16_000), middle.samples());
        Waveform beginning = read(row("a.wav", OptionalDouble.empty(), OptionalDouble.of(0.001)));
        assertArrayEquals(ramp(8).samples(), beginning.samples());
        Waveform rest = read(row("a.wav", OptionalDouble.of(2), OptionalDouble.empty()));
        assertArrayEquals(Arrays.copyOfRange(ramp(20_000).samples(), 16_000, 20_000), rest.samples());
        Waveform overEnd = read(row("a.wav", OptionalDouble.of(2), OptionalDouble.of(9)));
        assertArrayEquals(rest.samples(), overEnd.samples());
    }

    @Test
    void aStretchOfStereoIsTheMean() throws IOException {
        Files.write(folder.resolve("s.wav"), TinyWav.stereo(ramp(9000)));
        Waveform cut = read(row("s.wav", OptionalDouble.of(0.5), OptionalDouble.of(1)));
        assertArrayEquals(Arrays.copyOfRange(ramp(9000).samples(), 4000, 8000), cut.samples());
        assertEquals(2, cut.sourceChannels());
    }

    @Test
    void aStretchBehindTheEndIsNamed() throws IOException {
        Files.write(folder.resolve("a.wav"), WavWriter.toBytes(ramp(4000)));
        Utterance row = row("a.wav", OptionalDouble.of(1), OptionalDouble.of(2));
        String message = assertThrows(IOException.class, () -> read(row)).getMessage();
        assertEquals("a.wav: the stretch from 1.0 s is empty, the recording ends at 0.5 s", message);
        Utterance atEnd = row("a.wav", OptionalDouble.of(0.5), OptionalDouble.empty());
        message = assertThrows(IOException.class, () -> read(atEnd)).getMessage();
        assertEquals("a.wav: the stretch from 0.5 s is empty, the recording ends at 0.5 s", message);
    }

    @Test
    void missingEntriesAndZipsAreNamed() throws IOException {
        zip(folder.resolve("z.zip"), List.of("a.wav"), WavWriter.toBytes(ramp(10)));
        Files.writeString(folder.resolve("broken.zip"), "no zip");
        for (String file : List.of("z.zip!/b.wav", "broken.zip!/a.wav", "none.zip!/a.wav", "none.wav")) {
            Utterance row = Utterance.of(file, Emotion.FEAR);
            IOException e = assertThrows(IOException.class, () -> read(row));
            String name = file.substring(0, file.indexOf('.'));
            assertTrue(e.getMessage().contains(name), e.getMessage());
        }
    }

    @Test
    void aZipBombEndsAtTheLimitWhateverItDeclares() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        zip(bomb, List.of("a.wav"), new byte[100_000]);
        Place place = new Place(bomb, "a.wav");
        assertEquals(100_000, unpacked(place, 100_000));
        String problem = place.name() + ": unpacks to more than 99999 bytes, the limit for one recording";
        assertEquals(
                problem,
                assertThrows(IOException.class, () -> unpacked(place, 99_999)).getMessage());

        byte[] bytes = Files.readAllBytes(bomb);
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = zip.getInt(bytes.length - 6);
        assertEquals(100_000, zip.getInt(directory + 24), "the size that the directory declares");
        zip.putInt(directory + 24, 5);
        Files.write(bomb, bytes);
        assertEquals(
                problem,
                assertThrows(IOException.class, () -> unpacked(place, 99_999)).getMessage());
    }

    private static long unpacked(Place place, long limit) throws IOException {
        try (Archives archives = new Archives(limit);
                InputStream in = archives.source(place).open()) {
            return in.readAllBytes().length;
        }
    }

    @Test
    void manyThreadsShareAZip() throws IOException {
        List<String> names =
                IntStream.range(0, 40).mapToObj(i -> "c" + i + ".wav").toList();
        zip(folder.resolve("z.zip"), names, WavWriter.toBytes(ramp(5000)));
        List<Utterance> rows = names.stream()
                .map(name -> Utterance.of("z.zip!/" + name, Emotion.FEAR))
                .toList();
        try (Recordings recordings = new Recordings(new Manifest(folder, rows))) {
            long equal = rows.parallelStream()
                    .filter(row -> {
                        try {
                            return Arrays.equals(
                                    ramp(5000).samples(), recordings.read(row).samples());
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
            assertEquals(rows.size(), equal);
        }
    }
}
