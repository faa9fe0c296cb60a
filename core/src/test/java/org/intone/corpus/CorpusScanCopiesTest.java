package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scan makes of recordings that are there more than once. */
class CorpusScanCopiesTest extends ScannedFolder {
    @Test
    void copiesGoAndTheFirstStays() throws Exception {
        byte[] same = TinyWav.noise(7);
        put("c/03-01-03-01-02-01-07.wav", same);
        put("c/03-01-03-01-02-02-07.wav", same);
        put("c/deeper/03-01-03-01-02-01-07 (1).wav", same);
        ScanResult result = scan("c");
        assertEquals(List.of("c/03-01-03-01-02-01-07.wav"), files(result));
        assertEquals(
                List.of(
                        "DUPLICATE c/03-01-03-01-02-02-07.wav: the same samples as c/03-01-03-01-02-01-07.wav",
                        "DUPLICATE c/deeper/03-01-03-01-02-01-07 (1).wav: the same samples as c/03-01-03-01-02-01-07.wav"),
                faults(result));
    }

    @Test
    void identicalIsWhatDecodesAlike() throws Exception {
        byte[] mono = TinyWav.noise(7);
        put("c/DC/a01.wav", mono);
        put("c/DC/a02.wav", TinyWav.stereoNoise(7));
        ScanResult result = scan("c");
        assertEquals(List.of("c/DC/a01.wav"), files(result));
        assertEquals(
                "DUPLICATE c/DC/a02.wav: the same samples as c/DC/a01.wav",
                faults(result).get(0));
    }

    @Test
    void conflictingLabelsLeaveAllOut() throws Exception {
        byte[] same = TinyWav.noise(7);
        put("c/1006_TIE_HAP_XX.wav", same);
        put("c/1006_TIE_NEU_XX.wav", same);
        put("c/OAF_back_happy.wav", same);
        put("c/mp3/1006_TIE_NEU_XX.wav", TinyWav.noise(8));
        sound("c/1006_TIE_SAD_XX.wav");
        ScanResult result = scan("c");
        assertEquals(List.of("c/1006_TIE_SAD_XX.wav"), files(result));
        assertEquals(
                List.of(
                        "CONFLICT c/1006_TIE_HAP_XX.wav: happiness here, neutral in c/1006_TIE_NEU_XX.wav",
                        "CONFLICT c/1006_TIE_NEU_XX.wav: neutral here, happiness in c/1006_TIE_HAP_XX.wav",
                        "CONFLICT c/OAF_back_happy.wav: happiness here, neutral in c/1006_TIE_NEU_XX.wav",
                        "CONFLICT c/mp3/1006_TIE_NEU_XX.wav: a copy of it holds the same samples as another emotion"),
                faults(result));
    }

    @Test
    void silenceIsNoDuplicateOfSilence() throws Exception {
        put("c/1006_TIE_HAP_XX.wav", TinyWav.scaled(1, 0));
        put("c/1006_TIE_NEU_XX.wav", TinyWav.scaled(1, 0));
        ScanResult result = scan("c");
        assertTrue(result.nothingFound());
        assertEquals(List.of("SILENT c/1006_TIE_HAP_XX.wav: ", "SILENT c/1006_TIE_NEU_XX.wav: "), faults(result));
    }

    @Test
    void ofOneClipInTwoEncodingsTheLosslessStays() throws Exception {
        // Content decides how a file is decoded; the name's extension tells that MP3 was published too.
        sound("c/AudioMP3/1001_IEO_ANG_HI.mp3", "c/AudioWAV/1001_IEO_ANG_HI.wav", "c/AudioWAV/1001_IEO_ANG_LO.wav");
        ScanResult result = scan("c");
        assertEquals(List.of("c/AudioWAV/1001_IEO_ANG_HI.wav", "c/AudioWAV/1001_IEO_ANG_LO.wav"), files(result));
        assertEquals(
                List.of(
                        "REPEATED c/AudioMP3/1001_IEO_ANG_HI.mp3: the clip of c/AudioWAV/1001_IEO_ANG_HI.wav in another encoding"),
                faults(result));
        CorpusSummary summary = result.corpora().get(0);
        assertEquals(List.of(2, 2, 1), List.of(summary.clips(), summary.kept(), summary.speakers()));
    }

    @Test
    void anUnreadableCopyDoesNotHideTheGoodOne() throws Exception {
        put(
                "c/AudioWAV/1001_IEO_ANG_HI.wav",
                "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII));
        sound("c/AudioZ/1001_IEO_ANG_HI.mp3");
        assertEquals(List.of("c/AudioZ/1001_IEO_ANG_HI.mp3"), files(scan("c")));
    }
}
