package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.corpus.CorpusReader.Published;
import org.intone.corpus.CorpusSummary;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.Manifest;
import org.intone.corpus.ScanResult;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;

class ScanReportTest {
    private static final CorpusSummary SAVEE = new CorpusSummary(
            "SAVEE",
            360,
            3,
            358,
            1380.4,
            Map.of(Emotion.ANGER, 45, Emotion.NEUTRAL, 313),
            Optional.of(new Published("SAVEE", 480, 4)));
    private static final CorpusSummary OWN =
            new CorpusSummary("calls", 1200, 40, 1200, 7260, Map.of(Emotion.BOREDOM, 1200), Optional.empty());

    @Test
    void everyFigureIsInItsPlace() {
        ScanResult scan = scan(
                List.of(SAVEE, OWN),
                List.of(
                        new FaultyFile("b.wav", Fault.STEREO, "2 channels"),
                        new FaultyFile("a.wav", Fault.SILENT, ""),
                        new FaultyFile("x".repeat(60) + ".wav", Fault.UNREADABLE, "y".repeat(40))));
        assertEquals(
                """
                corpus  clips  official  speakers  official  in manifest         time
                SAVEE     360       480         3         4          358  23 min 00 s
                calls   1,200         -        40         -        1,200   2 h 01 min
                all     1,560                  43                  1,558   2 h 24 min

                in manifest  anger  neutral  boredom
                SAVEE           45      313        0
                calls            0        0    1,200
                all             45      313    1,200

                silent: 1 file, left out
                  a.wav

                unreadable: 1 file, left out
                  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.wav:
                      yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy

                stereo: 1 file, in the manifest
                  b.wav: 2 channels
                """,
                ScanReport.render(scan));
    }

    @Test
    void oneCorpusHasNoSum() {
        assertTrue(
                ScanReport.render(scan(List.of(SAVEE), List.of())).lines().noneMatch(line -> line.startsWith("all")));
    }

    @Test
    void nothingFoundIsNothingSaid() {
        assertEquals("", ScanReport.render(scan(List.of(), List.of())));
    }

    @Test
    void conflictsAreListedToTheLastAndPointersAreNot() {
        assertEquals(
                1 + 50,
                ScanReport.render(scan(List.of(), files(Fault.CONFLICT, 50)))
                        .lines()
                        .count());
        assertEquals(
                1 + 50,
                ScanReport.render(scan(List.of(), files(Fault.DUPLICATE, 50)))
                        .lines()
                        .count());
        List<String> pointers = ScanReport.render(scan(List.of(), files(Fault.LFS_POINTER, 7442)))
                .lines()
                .toList();
        assertEquals("Git LFS pointer: 7,442 files, left out", pointers.get(0));
        assertEquals("  and 7,422 more", pointers.get(21));
        assertEquals(22, pointers.size());
        assertEquals(
                1 + 20,
                ScanReport.render(scan(List.of(), files(Fault.QUIET, 20)))
                        .lines()
                        .count());
    }

    @Test
    void aMessageDoesNotRepeatThePathAndFitsThePage() {
        FaultyFile pointer = new FaultyFile(
                "../CREMA-D/1091_DFA_NEU_XX.wav",
                Fault.LFS_POINTER,
                "/data/CREMA-D/1091_DFA_NEU_XX.wav: is a Git LFS pointer, not the sound itself; run \"git lfs pull\""
                        + " in its repository, or download the file itself");
        FaultyFile broken = new FaultyFile(
                "a/b.zip!/c d.wav", Fault.UNREADABLE, "/data/a/b.zip!/c d.wav: at byte 0 found text, expected sound");
        assertEquals(
                """
                unreadable: 1 file, left out
                  a/b.zip!/c d.wav: at byte 0 found text, expected sound

                Git LFS pointer: 1 file, left out
                  ../CREMA-D/1091_DFA_NEU_XX.wav:
                      is a Git LFS pointer, not the sound itself; run "git lfs pull" in its repository, or download
                      the file itself
                """,
                ScanReport.render(scan(List.of(), List.of(pointer, broken))));
    }

    @Test
    void allEmotionsFitThePage() {
        Map<Emotion, Integer> many = new EnumMap<>(Emotion.class);
        for (Emotion emotion : Emotion.values()) {
            many.put(emotion, 12_345);
        }
        CorpusSummary corpus = new CorpusSummary(
                "RAVDESS/song", 99_999, 999, 99_999, 360_000, many, Optional.of(new Published("x", 99_999, 999)));
        String text = ScanReport.render(scan(List.of(corpus, corpus), List.of()));
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }

    private static List<FaultyFile> files(Fault fault, int number) {
        List<FaultyFile> files = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            files.add(new FaultyFile(i + ".wav", fault, "why"));
        }
        return files;
    }

    private static ScanResult scan(List<CorpusSummary> corpora, List<FaultyFile> faults) {
        return new ScanResult(new Manifest(Path.of("."), List.of()), corpora, faults);
    }
}
