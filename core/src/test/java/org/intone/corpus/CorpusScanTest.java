package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.audio.AudioDigest;
import org.intone.audio.AudioFiles;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;

class CorpusScanTest extends ScannedFolder {
    @Test
    void aCleanFolderBecomesRows() throws Exception {
        sound("c/DC/a01.wav", "c/03-01-05-02-01-01-07.wav", "c/TESS/OA_bite_neutral.wav");
        ScanResult result = scan("c");
        assertEquals(
                List.of("c/03-01-05-02-01-01-07.wav", "c/DC/a01.wav", "c/TESS/OA_bite_neutral.wav"), files(result));
        assertEquals(List.of(), faults(result));
        Utterance row = result.manifest().rows().get(0);
        assertEquals(
                List.of("RAVDESS", "07", "male", "en", "strong", "kids"),
                List.of(row.corpus(), row.speaker(), row.sex(), row.language(), row.intensity(), row.statement()));
        assertEquals(0.5, row.duration());
        assertEquals(List.of(TinyWav.RATE, 1), List.of(row.sampleRate(), row.channels()));
        assertEquals(AudioDigest.sha256(AudioFiles.read(folder.resolve("c/03-01-05-02-01-01-07.wav"))), row.sha256());
    }

    @Test
    void zipsAreReadAsTheyWereDownloaded() throws Exception {
        zip(
                "dl/Audio ß.zip",
                Map.of(
                        "Actor_01/03-01-01-01-01-01-01.wav", TinyWav.noise(1),
                        "Actor_01/._03-01-01-01-01-01-01.wav", new byte[] {1},
                        "__MACOSX/Actor_01/03-01-01-01-01-02-01.wav", new byte[] {1},
                        "inner.zip", new byte[] {1}));
        zip("dl/AudioData.zip", Map.of("DC/a01.wav", TinyWav.noise(2), "Info.txt", new byte[] {1}));
        zip("dl/KL.zip", Map.of("n30.wav", TinyWav.noise(3)));
        ScanResult result = scan("dl");
        assertEquals(
                List.of(
                        "dl/Audio ß.zip!/Actor_01/03-01-01-01-01-01-01.wav",
                        "dl/AudioData.zip!/DC/a01.wav",
                        "dl/KL.zip!/n30.wav"),
                files(result));
        assertEquals(List.of("NESTED_ZIP dl/Audio ß.zip!/inner.zip: unpack the outer zip first"), faults(result));
        try (Recordings recordings = new Recordings(result.manifest())) {
            for (Utterance row : result.manifest().rows()) {
                assertEquals(row.sha256(), AudioDigest.sha256(recordings.read(row)));
            }
        }
    }

    @Test
    void whatCannotBeHeardIsNamedAndLeftOut() throws Exception {
        sound("c/DC/a01.wav");
        put("c/DC/a02.wav", TinyWav.scaled(1, 0));
        put(
                "c/DC/a03.wav",
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
                        .getBytes(StandardCharsets.US_ASCII));
        put("c/DC/a04.wav", new byte[0]);
        put("c/DC/a05.wav", "<html>not found</html>".getBytes(StandardCharsets.US_ASCII));
        put("c/DC/a06.wav", Arrays.copyOf(TinyWav.noise(9), 30));
        put("c/broken.zip", new byte[] {'P', 'K', 3, 4, 0});
        sound("c/DC/holiday.wav");
        put("c/DC/notes.txt", new byte[] {1});
        ScanResult result = scan("c");
        assertEquals(List.of("c/DC/a01.wav"), files(result));
        List<String> faults = faults(result);
        assertEquals(
                List.of(
                        "SILENT c/DC/a02.wav",
                        "UNREADABLE c/DC/a04.wav",
                        "UNREADABLE c/DC/a05.wav",
                        "UNREADABLE c/DC/a06.wav",
                        "UNREADABLE c/broken.zip",
                        "LFS_POINTER c/DC/a03.wav",
                        "UNKNOWN_NAME c/DC/holiday.wav"),
                faults.stream()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .toList());
        assertTrue(faults.get(5).startsWith("LFS_POINTER c/DC/a03.wav: is a Git LFS pointer"), faults.get(5));
        assertTrue(faults.stream().noneMatch(line -> line.contains("\n")));
        assertTrue(result.faults().stream().allMatch(faulty -> faulty.fault().leftOut()));
    }

    @Test
    void whatIsOnlyPoorStaysAndIsNamed() throws Exception {
        put("c/JK/h01.wav", TinyWav.scaled(1, 0.004));
        put("c/JK/h02.wav", TinyWav.scaled(2, 9));
        put("c/JK/h03.wav", TinyWav.stereoNoise(3));
        put("c/JK/h04.wav", Arrays.copyOf(TinyWav.noise(4), 44 + 2 * TinyWav.RATE / 5));
        ScanResult result = scan("c");
        assertEquals(4, result.manifest().rows().size());
        assertEquals(
                List.of(
                        "QUIET c/JK/h01.wav: ",
                        "CLIPPED c/JK/h02.wav: ",
                        "TOO_SHORT c/JK/h04.wav: ",
                        "STEREO c/JK/h03.wav: 2 channels"),
                faults(result));
        assertEquals(2, result.manifest().rows().get(2).channels());
    }

    @Test
    void summariesCountAgainstThePublished() throws Exception {
        sound("c/x/DC/a01.wav", "c/x/DC/sa01.wav", "c/x/JE/n01.wav", "c/angry/1.wav", "c/03-02-02-01-01-01-01.wav");
        put("c/x/KL/n02.wav", TinyWav.scaled(1, 0));
        List<CorpusSummary> corpora = scan("c").corpora();
        assertEquals(
                List.of("RAVDESS/song", "SAVEE", "own"),
                corpora.stream().map(CorpusSummary::corpus).toList());
        assertEquals(
                new CorpusSummary(
                        "SAVEE",
                        4,
                        3,
                        3,
                        1.5,
                        Map.of(Emotion.ANGER, 1, Emotion.SADNESS, 1, Emotion.NEUTRAL, 1),
                        Optional.of(new CorpusReader.Published("SAVEE", 480, 4))),
                corpora.get(1));
        assertEquals(Optional.empty(), corpora.get(2).published());
        assertEquals(0, corpora.get(2).speakers());
    }

    @Test
    void actorsAreReadFromATableAnywhereNear() throws Exception {
        byte[] table = "ActorID,Age,Sex,Race\n1001,51,Male,x\n".getBytes(StandardCharsets.US_ASCII);
        put("c/tables/VideoDemographics.csv", table);
        sound("c/AudioWAV/1001_IEO_ANG_HI.wav");
        assertEquals("51", scan("c").manifest().rows().get(0).age(), "in another folder");
        Files.delete(folder.resolve("c/tables/VideoDemographics.csv"));
        assertEquals("", scan("c").manifest().rows().get(0).age(), "nowhere");
        put("c/VideoDemographics.csv", table);
        assertEquals("male", scan("c/AudioWAV").manifest().rows().get(0).sex(), "above the scanned folder");
        zip("z/crema.zip", Map.of("v/1001_IEO_ANG_HI.wav", TinyWav.noise(1), "v/VideoDemographics.csv", table));
        assertEquals("male", scan("z").manifest().rows().get(0).sex(), "in the zip");
        put("c/VideoDemographics.csv", "nonsense".getBytes(StandardCharsets.US_ASCII));
        ScanResult broken = scan("c");
        assertEquals(1, broken.manifest().rows().size());
        assertEquals(Fault.UNREADABLE, broken.faults().get(0).fault());
    }

    @Test
    void aHandWrittenTableIsTakenAsItStands() throws Exception {
        put("r/call.wav", TinyWav.noise(1));
        put("r/happy/x.wav", TinyWav.noise(2));
        Files.writeString(
                folder.resolve("r/mine.csv"),
                """
                file,emotion,start,end,corpus,speaker
                call.wav,fear,0.3,,calls,7
                call.wav,joy,0,0.3,calls,8
                happy/x.wav,sad,,,,
                none.wav,sad,,,,
                """);
        ScanResult result = scan("r/mine.csv", "r");
        assertEquals(List.of("r/call.wav", "r/call.wav", "r/happy/x.wav"), files(result));
        assertEquals(
                List.of(Emotion.HAPPINESS, Emotion.FEAR, Emotion.SADNESS),
                result.manifest().rows().stream().map(Utterance::emotion).toList());
        assertEquals(0.2, result.manifest().rows().get(1).duration(), 1e-9);
        assertEquals(
                List.of("UNREADABLE r/none.wav: there is no such file", "TOO_SHORT r/call.wav: the stretch from 0.3 s"),
                faults(result));
    }

    @Test
    void emotionFoldersKnowSpeakersWhereTheLayoutSaysSo() throws Exception {
        sound("me/anna/angry/1.wav", "me/ben/angry/1.wav", "me/ben/sad/1.wav");
        assertEquals(
                List.of("anna", "ben", "ben"),
                scan("me").manifest().rows().stream().map(Utterance::speaker).toList());
        assertEquals("", scan("me/ben").manifest().rows().get(0).speaker(), "alone, a folder may be anything");
        assertTrue(scan("me/anna/angry").manifest().rows().get(0).emotion() == Emotion.ANGER, "the folder itself");
    }

    @Test
    void theResultDependsOnTheFilesAlone() throws Exception {
        for (int i = 1; i <= 30; i++) {
            put("c/KL/n" + (i < 10 ? "0" : "") + i + ".wav", TinyWav.noise(i % 7));
        }
        sound("d/DC/a01.wav");
        ScanResult one =
                new CorpusScan(folder, 1).scan(List.of(folder.resolve("c"), folder.resolve("d")), (d, t) -> {});
        ScanResult other = new CorpusScan(folder, 4)
                .scan(List.of(folder.resolve("d"), folder.resolve("c/KL"), folder.resolve("c")), (d, t) -> {});
        assertEquals(one.manifest().rows(), other.manifest().rows());
        assertEquals(one.faults(), other.faults());
        assertEquals(one.corpora(), other.corpora());
        assertEquals(8, one.manifest().rows().size());
        assertEquals(23, one.faults().size());
    }

    @Test
    void linksAreFollowedWithoutGoingRound() throws Exception {
        sound("far/DC/a01.wav");
        Files.createDirectories(folder.resolve("c/sub"));
        Files.createSymbolicLink(folder.resolve("c/sub/up"), folder.resolve("c"));
        Files.createSymbolicLink(folder.resolve("c/DC"), folder.resolve("far/DC"));
        Files.createSymbolicLink(folder.resolve("c/sub/gone.wav"), folder.resolve("nowhere"));
        ScanResult result = scan("c");
        assertEquals(List.of("c/DC/a01.wav"), files(result));
        assertEquals(Fault.UNKNOWN_NAME, result.faults().get(0).fault());
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        // Whoever runs the tests as root may read everything.
        try (Archives archives = new Archives()) {
            FileFinder finder = new FileFinder(archives);
            finder.failed(folder.resolve("JE"), new AccessDeniedException("JE"));
            finder.failed(folder.resolve("up"), new FileSystemLoopException("up"));
            assertEquals(
                    List.of(new FileFinder.Problem(
                            new Place(folder.resolve("JE"), ""), Fault.UNREADABLE, "no permission to read it")),
                    finder.problems());
        }
    }

    @Test
    void progressCountsEveryRecordingOnce() throws Exception {
        sound("c/DC/a01.wav", "c/DC/a02.wav", "c/DC/a03.wav");
        List<String> heard = new ArrayList<>();
        new CorpusScan(folder).scan(List.of(folder.resolve("c")), (done, total) -> heard.add(done + "/" + total));
        assertEquals(List.of("0/3", "1/3", "2/3", "3/3"), heard);
    }

    @Test
    void anInterruptEndsTheScan() throws Exception {
        for (int i = 1; i <= 15; i++) {
            sound("c/DC/a" + (i < 10 ? "0" : "") + i + ".wav");
        }
        CorpusScan scan = new CorpusScan(folder, 1);
        List<Path> roots = List.of(folder.resolve("c"));
        assertThrows(
                InterruptedException.class,
                () -> scan.scan(roots, (done, total) -> {
                    if (done == 2) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertFalse(Thread.interrupted(), "the flag is taken by the exception");
    }

    @Test
    void nothingFoundSaysWhatWouldBeUnderstood() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        ScanResult result = scan("empty");
        assertTrue(result.nothingFound());
        assertEquals(List.of(), result.corpora());
        assertEquals(6, ScanResult.layouts().size());
        assertTrue(
                ScanResult.layouts().get(3).startsWith("SAVEE: "),
                ScanResult.layouts().get(3));
        assertThrows(NoSuchFileException.class, () -> scan("nowhere"));
    }
}
