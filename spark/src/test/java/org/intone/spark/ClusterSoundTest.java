package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.MonoStream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.corpus.CorpusFormatException;
import org.intone.corpus.Stretch;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.media.MediaEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSoundTest {
    private static final int RATE = 8000;
    private static final String NAMED = "Grüße, Anna #1 100%.wav";

    @TempDir
    Path folder;

    private Configuration hadoop;
    private Waveform sound;

    @BeforeEach
    void write() throws IOException {
        hadoop = MountedFolder.hadoop(folder);
        sound = AudioFiles.read(written(folder.resolve("a.wav"), 1));
        written(folder.resolve(NAMED), 1);
        written(folder.resolve("12:30.wav"), 1);
        try (OutputStream out = Files.newOutputStream(folder.resolve("Calls.ZIP"));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String entry : List.of("in/ü 1.wav", ".hidden.wav", "__MACOSX/b.wav", "notes.txt")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(Files.readAllBytes(folder.resolve("a.wav")));
            }
        }
    }

    private static Path written(Path file, long seed) throws IOException {
        float[] samples = noise(RATE / 2, seed);
        return Files.write(file, WavWriter.toBytes(Waveform.of(samples, RATE)));
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = random.nextFloat() - 0.5f;
        }
        return samples;
    }

    private float[] read(String place, Stretch stretch) throws IOException {
        try (ClusterSound cluster = new ClusterSound(hadoop)) {
            return cluster.read(place, stretch).samples();
        }
    }

    private String failure(String place) {
        return assertThrows(IOException.class, () -> read(place, Stretch.WHOLE)).getMessage();
    }

    @Test
    void aFileIsReadByItsFullName() throws IOException {
        for (String name : List.of("a.wav", NAMED)) {
            assertArrayEquals(sound.samples(), read(MountedFolder.ROOT + "/" + name, Stretch.WHOLE));
        }
        for (String name : List.of("a.wav", NAMED, "12:30.wav")) {
            assertArrayEquals(sound.samples(), read("file:" + folder.resolve(name), Stretch.WHOLE));
        }
    }

    @Test
    void aStretchIsReadAndNoMore() throws IOException {
        Stretch stretch = new Stretch(OptionalDouble.of(0.1), OptionalDouble.of(0.25));
        assertArrayEquals(Arrays.copyOfRange(sound.samples(), 800, 2000), read(MountedFolder.ROOT + "/a.wav", stretch));
        try (ClusterSound cluster = new ClusterSound(hadoop);
                MonoStream stream = cluster.open(MountedFolder.ROOT + "/a.wav", stretch, AudioLimits.STREAMED)) {
            assertEquals(1200, stream.readInto(new float[RATE]));
        }
    }

    @Test
    void anEntryOfAZipIsReadAndOnlySoundIsFound() throws IOException {
        assertArrayEquals(sound.samples(), read(MountedFolder.ROOT + "/Calls.ZIP!/in/ü 1.wav", Stretch.WHOLE));
        try (ClusterSound cluster = new ClusterSound(hadoop)) {
            org.apache.hadoop.fs.Path zip = ClusterPath.of(MountedFolder.ROOT + "/Calls.ZIP", hadoop);
            assertEquals(List.of("in/ü 1.wav"), cluster.zip(zip).sounds());
        }
    }

    /** Hadoop's paths have no {@code ./}, and manifests' names become such. */
    @Test
    void anEntryIsFoundByItsNameAsItStandsAndAsAPath() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("odd.zip"));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String entry : List.of("./a.wav", "in//./b: 1.wav")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(Files.readAllBytes(folder.resolve("a.wav")));
            }
        }
        org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(MountedFolder.ROOT);
        for (String entry : List.of("./a.wav", "a.wav", "in//./b: 1.wav", "in/b: 1.wav")) {
            String place = "odd.zip!/" + entry;
            assertArrayEquals(sound.samples(), read(MountedFolder.ROOT + "/" + place, Stretch.WHOLE), entry);
            assertArrayEquals(sound.samples(), read(ClusterPath.inFolder(root, place), Stretch.WHOLE), entry);
        }
        String none = MountedFolder.ROOT + "/odd.zip!/in/a.wav";
        assertEquals(none + ": the zip has no such entry", failure(none));
    }

    @Test
    void ofManyZipsFewStayOpen() throws IOException {
        try (ClusterSound cluster = new ClusterSound(hadoop)) {
            org.apache.hadoop.fs.Path first = null;
            ClusterZip eldest = null;
            for (int i = 0; i <= ClusterSound.OPEN_ZIPS; i++) {
                Path copy = Files.copy(folder.resolve("Calls.ZIP"), folder.resolve(i + ".zip"));
                org.apache.hadoop.fs.Path zip = ClusterPath.of(MountedFolder.ROOT + "/" + copy.getFileName(), hadoop);
                first = first == null ? zip : first;
                ClusterZip opened = cluster.zip(zip);
                eldest = eldest == null ? opened : eldest;
                assertSame(opened, cluster.zip(zip));
            }
            ClusterZip anew = cluster.zip(first);
            assertNotSame(eldest, anew);
            assertEquals(List.of("in/ü 1.wav"), anew.sounds());
            String place = first + "!/in/ü 1.wav";
            assertArrayEquals(
                    sound.samples(), cluster.read(place, Stretch.WHOLE).samples());
        }
    }

    @Test
    void aFolderMayBeCalledLikeAZipWithAMark() throws IOException {
        Files.createDirectory(folder.resolve("odd.zip!"));
        written(folder.resolve("odd.zip!/a.wav"), 1);
        assertArrayEquals(sound.samples(), read(MountedFolder.ROOT + "/odd.zip!/a.wav", Stretch.WHOLE));
    }

    @Test
    void aLargeContainerIsReadInPlaceWhereverItsIndexLies() throws IOException {
        float[] left = noise(44_100 * 120, 7);
        float[] right = noise(44_100 * 120, 8);
        byte[] bytes = MediaEncoder.encode("mov", "alac", 44_100, left, right);
        assertTrue(bytes.length > 17 << 20, "too small to be read in place: " + bytes.length);
        Path file = Files.write(folder.resolve("long.m4a"), bytes);
        assertArrayEquals(AudioFiles.read(file).samples(), read(MountedFolder.ROOT + "/long.m4a", Stretch.WHOLE));
    }

    @Test
    void whatCannotBeReadIsNamedInOneLine() throws IOException {
        Files.writeString(folder.resolve("no.zip"), "no zip");
        String root = MountedFolder.ROOT + "/";
        assertEquals(root + "none.wav: no such file", failure(root + "none.wav"));
        assertEquals(root + "none.zip!/a.wav: no such file", failure(root + "none.zip!/a.wav"));
        assertEquals(root + "Calls.ZIP!/none.wav: the zip has no such entry", failure(root + "Calls.ZIP!/none.wav"));
        assertTrue(failure(root + "no.zip!/a.wav").startsWith(root + "no.zip: is no zip that can be read: "));
        IOException damaged = assertThrows(IOException.class, () -> read(root + "no.zip!/a.wav", Stretch.WHOLE));
        assertTrue(Faults.isLasting(damaged), "would be tried for half a minute, by each of its entries");
        Files.createDirectory(folder.resolve("dir.wav"));
        assertTrue(failure(root + "dir.wav").startsWith(root + "dir.wav"), failure(root + "dir.wav"));
    }

    @Test
    void aManifestsFilesAreRelativeToItsFolder() throws IOException {
        Files.createDirectory(folder.resolve("m"));
        Files.writeString(
                folder.resolve("m/all.csv"),
                "file,emotion,start\n../a.wav,anger,\n\"../" + NAMED + "\",fear,0.25\n../Calls.ZIP!/in/ü 1.wav,joy,\n"
                        + "viewfs://test/data/a.wav,sad,\n12:30.wav,sad,\n/data/a.wav,sad,\n");
        List<Utterance> rows = ClusterManifest.read(MountedFolder.ROOT + "/m/all.csv", hadoop);
        assertEquals(
                List.of("a.wav", NAMED, "Calls.ZIP!/in/ü 1.wav", "a.wav", "m/12:30.wav", "a.wav"),
                rows.stream()
                        .map(row -> row.file().replace(MountedFolder.ROOT + "/", ""))
                        .toList());
        assertEquals(Emotion.HAPPINESS, rows.get(2).emotion());
        for (Utterance row : List.of(rows.get(0), rows.get(1), rows.get(2), rows.get(3), rows.get(5))) {
            float[] expected =
                    row.start().isPresent() ? Arrays.copyOfRange(sound.samples(), 2000, 4000) : sound.samples();
            assertArrayEquals(expected, read(row.file(), row.stretch()), row.file());
        }
    }

    @Test
    void whatIsNoManifestIsNamed() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "file,emotion\na.wav,cross?\n");
        Files.write(
                folder.resolve("latin.csv"), "file,emotion\n\u00fc.wav,fear\n".getBytes(StandardCharsets.ISO_8859_1));
        String root = MountedFolder.ROOT + "/";
        assertTrue(fault(root + "bad.csv").startsWith(root + "bad.csv, line 2: unknown emotion 'cross?'"));
        assertEquals(root + "latin.csv: is not UTF-8 text; save it as CSV in UTF-8", fault(root + "latin.csv"));
        assertTrue(assertThrows(IOException.class, () -> ClusterManifest.read(root + "none.csv", hadoop))
                .getMessage()
                .startsWith(root + "none.csv: no such file"));
    }

    private String fault(String manifest) {
        return assertThrows(CorpusFormatException.class, () -> ClusterManifest.read(manifest, hadoop))
                .getMessage();
    }
}
