package org.intone.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intone.audio.AudioDigest;
import org.intone.corpus.CorpusScan;
import org.intone.corpus.CorpusSummary;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.ScanResult;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Utterance;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scans the recordings that the project is developed on: parts of four corpora with the faults that their publishers left. */
@Tag("recordings")
class RecordedCorporaTest {
    private static ScanResult result;

    @BeforeAll
    static void scan() throws Exception {
        Path folder = Optional.ofNullable(System.getenv("INTONE_CORPORA"))
                .map(Path::of)
                .orElseGet(
                        () -> Path.of(System.getProperty("intone.root", "..")).resolve("../shared/corpora"));
        Assumptions.assumeTrue(
                Files.isDirectory(folder.resolve("quirks")),
                "no recordings in " + folder + "; INTONE_CORPORA names them");
        result = new CorpusScan(folder).scan(List.of(folder), (done, total) -> {});
    }

    private static Set<String> files(Fault fault) {
        return result.faults().stream()
                .filter(faulty -> faulty.fault() == fault)
                .map(FaultyFile::file)
                .collect(Collectors.toSet());
    }

    @Test
    void clipsAndSpeakersAreCounted() {
        assertEquals(
                Map.of(
                        "RAVDESS", List.of(1200, 20, 1199),
                        "CREMA-D", List.of(5966, 73, 5959),
                        "TESS", List.of(2800, 2, 2800),
                        "SAVEE", List.of(360, 3, 360)),
                result.corpora().stream()
                        .collect(Collectors.toMap(
                                CorpusSummary::corpus,
                                corpus -> List.of(corpus.clips(), corpus.speakers(), corpus.kept()))));
        assertEquals(
                List.of(1440, 7442, 2800, 480),
                result.corpora().stream()
                        .map(corpus -> corpus.published().orElseThrow().clips())
                        .toList());
        assertTrue(result.manifest().rows().stream().noneMatch(row -> row.sex().isEmpty()));
    }

    @Test
    void silenceAndConflictsOfCremaDAreNamed() {
        String folder = "CREMA-D/AudioWAV/";
        assertEquals(Set.of(folder + "1076_MTI_SAD_XX.opus"), files(Fault.SILENT));
        assertEquals(
                Set.of(
                        folder + "1006_TIE_HAP_XX.opus",
                        folder + "1006_TIE_NEU_XX.opus",
                        folder + "1013_WSI_DIS_XX.opus",
                        folder + "1013_WSI_SAD_XX.opus",
                        folder + "1017_IWW_ANG_XX.opus",
                        folder + "1017_IWW_FEA_XX.opus"),
                files(Fault.CONFLICT));
    }

    @Test
    void doubledStereoAndQuietFilesOfRavdessAreNamed() {
        assertEquals(Set.of("RAVDESS/Actor_07/03-01-03-01-02-02-07.flac"), files(Fault.DUPLICATE));
        assertEquals(
                Set.of(
                        "RAVDESS/Actor_01.zip!/Actor_01/03-01-02-01-01-02-01.wav",
                        "RAVDESS/Actor_01.zip!/Actor_01/03-01-08-01-02-02-01.wav",
                        "quirks/03-01-03-01-02-01-20.wav"),
                files(Fault.STEREO));
        // Ten of actors 09 and 20 as published; conversion to 16 kHz lowered the peaks of three more.
        Set<String> quiet = files(Fault.QUIET);
        assertEquals(13, quiet.size());
        assertEquals(
                12,
                quiet.stream()
                        .filter(file -> file.matches("RAVDESS/Actor_(09|20)/.*"))
                        .count());
    }

    @Test
    void copiesInAnotherEncodingAreFoundByName() {
        assertEquals(
                Set.of(
                        "TESS/OAF_fear/OAF_food_fear.opus",
                        "TESS/YAF_angry/YAF_germ_angry.opus",
                        "TESS/YAF_fear/YAF_neat_fear.opus",
                        "quirks/03-01-03-01-02-01-20.wav"),
                files(Fault.REPEATED));
    }

    @Test
    void nothingIsUnreadableAndEverySampleIsReadAgainAlike() throws Exception {
        assertEquals(Set.of(), files(Fault.UNREADABLE));
        assertEquals(Set.of(), files(Fault.UNKNOWN_NAME));
        Manifest manifest = result.manifest();
        try (Recordings recordings = new Recordings(manifest)) {
            for (int i = 0; i < manifest.rows().size(); i += 500) {
                Utterance row = manifest.rows().get(i);
                assertEquals(row.sha256(), AudioDigest.sha256(recordings.read(row)), row.file());
            }
        }
    }

    @Test
    void everyPlanDividesThem() {
        List<Utterance> rows = result.manifest().rows();
        for (String plan :
                List.of("speaker", "speaker:5", "corpus:TESS", "sentence", "file", "leaky", "four-corpora-six")) {
            for (Split split : SplitPlan.parse(plan).split(rows, 1, 1)) {
                int base = split.test().size() + split.dev().size();
                assertTrue(base > 0.1 * rows.size() && base < split.train().size(), plan + " fold " + split.fold());
            }
        }
    }
}
