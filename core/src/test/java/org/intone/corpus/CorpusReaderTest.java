package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusReaderTest {
    private static Optional<ClipName> read(String path) {
        ClipPath clip = ClipPath.of(path);
        List<ClipName> claims = CorpusReader.all().stream()
                .flatMap(reader -> reader.parse(clip).stream())
                .toList();
        assertTrue(claims.size() <= 1, () -> path + " is claimed twice: " + claims);
        return claims.stream().findFirst();
    }

    private static String words(ClipName name) {
        return Stream.of(
                        name.corpus(),
                        name.speaker(),
                        name.sex(),
                        name.age(),
                        name.language(),
                        name.emotion().label(),
                        name.intensity(),
                        name.statement())
                .map(word -> word.isEmpty() ? "-" : word)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Actor_07/03-01-05-02-01-01-07.wav, RAVDESS 07 male - en anger strong kids",
        "RAVDESS/Actor_01.zip!/Actor_01/03-01-02-01-02-02-01.flac, RAVDESS 01 male - en calm normal dogs",
        "x/y/03-02-04-01-02-01-24.MP3, RAVDESS/song 24 female - en sadness normal dogs",
        "01-01-08-02-02-02-12.mp4, RAVDESS 12 female - en surprise strong dogs",
        "03-01-01-01-01-01-02.wav, RAVDESS 02 female - en neutral normal kids",
        "03-01-03-01-01-01-02.wav, RAVDESS 02 female - en happiness normal kids",
        "03-01-06-01-01-01-02.wav, RAVDESS 02 female - en fear normal kids",
        "03-01-07-01-01-01-02 (1).wav, RAVDESS 02 female - en disgust normal kids",
        "AudioWAV/1001_IEO_ANG_HI.wav, CREMA-D 1001 - - en anger high IEO",
        "1091_wsi_dis_lo.opus, CREMA-D 1091 - - en disgust low WSI",
        "1040_ITH_SAD_X.wav, CREMA-D 1040 - - en sadness - ITH",
        "1005_MTI_HAP_MD.wav, CREMA-D 1005 - - en happiness medium MTI",
        "1005_TSI_FEA_XX.wav, CREMA-D 1005 - - en fear - TSI",
        "1005_TSI_NEU_XX.wav, CREMA-D 1005 - - en neutral - TSI",
        "TESS/OAF_angry/OAF_back_angry.wav, TESS OAF female 64 en anger - back",
        "TESS/TESS/YAF_Pleasant_surprise/YAF_germ_ps.wav, TESS YAF female 26 en surprise - germ",
        "renamed/YAF_germ_pleasant_surprised.wav, TESS YAF female 26 en surprise - germ",
        "OA_bite_neutral.wav, TESS OAF female 64 en neutral - bite",
        "OAF_food_fear - Copy.wav, TESS OAF female 64 en fear - food",
        "yaf_food_sad.wav, TESS YAF female 26 en sadness - food",
        "YAF_food_happy.wav, TESS YAF female 26 en happiness - food",
        "YAF_food_disgust.wav, TESS YAF female 26 en disgust - food",
        "AudioData/DC/a01.wav, SAVEE DC male - en anger - 01",
        "AudioData.zip!/JE/sa15.wav, SAVEE JE male - en sadness - 15",
        "all/JK_su07.flac, SAVEE JK male - en surprise - 07",
        "kl/N30.WAV, SAVEE KL male - en neutral - 30",
        "DC_d02.wav, SAVEE DC male - en disgust - 02",
        "DC_f02.wav, SAVEE DC male - en fear - 02",
        "DC_h02.wav, SAVEE DC male - en happiness - 02",
        "wav/03a01Fa.wav, EmoDB 03 male 31 de happiness - a01",
        "wav/16b10Wb.wav, EmoDB 16 female 31 de anger - b10",
        "wav/08a07La.wav, EmoDB 08 female 34 de boredom - a07",
        "wav/11b09Ec.wav, EmoDB 11 male 26 de disgust - b09",
        "wav/09a02Ab.wav, EmoDB 09 female 21 de fear - a02",
        "wav/14a04Ta.wav, EmoDB 14 female 35 de sadness - a04",
        "wav/15a05Na.wav, EmoDB 15 male 25 de neutral - a05",
        "me/Angry/any thing.wav, own - - - - anger - -",
        "me/pleasant_surprise/take 2/x.ogg, own - - - - surprise - -",
    })
    void namesTellWhatTheyTell(String path, String words) {
        assertEquals(Optional.of(words), read(path).map(CorpusReaderTest::words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a01.wav",
                "Music/a01.wav",
                "DC/side/a01.wav",
                "DC/a16.wav",
                "DC/n31.wav",
                "DC/a00.wav",
                "DC/b01.wav",
                "XY_a01.wav",
                "DC_a1.wav",
                "03-01-05-02-01-01-25.wav",
                "03-01-09-02-01-01-01.wav",
                "03-01-05-02-01-01.wav",
                "2020-03-01-05-02-01-01-07.wav",
                "1092_IEO_ANG_HI.wav",
                "1000_IEO_ANG_HI.wav",
                "1001_XXX_ANG_HI.wav",
                "1001_IEO_ANG.wav",
                "UAF_back_angry.wav",
                "OAF_back_bored.wav",
                "OAF_angry.wav",
                "04a01Fa.wav",
                "03a03Fa.wav",
                "03a01Xa.wav",
                "03a01F.wav",
                "holiday/sunset.wav",
                "angry birds/theme.wav",
                "angry/a/b/c.wav",
            })
    void foreignFilesAreNotClaimed(String path) {
        assertEquals(Optional.empty(), read(path));
    }

    @Test
    void aClipKeepsItsNameInEveryCopy() {
        for (List<String> copies : List.of(
                List.of("03-01-05-02-01-01-07.wav", "x/03-01-05-02-01-01-07.flac", "01-01-05-02-01-01-07.mp4"),
                List.of("AudioWAV/1040_ITH_SAD_XX.wav", "AudioMP3/1040_ith_sad_x.mp3"),
                List.of("OAF_bite_neutral.wav", "OA_bite_neutral.opus", "OAF_bite_neutral (2).wav"),
                List.of("OAF_bite_ps.wav", "OAF_bite_pleasant surprise.wav"),
                List.of("DC/a01.wav", "DC_a01.flac", "dc_A01 copy.wav"),
                List.of("03a01Fa.wav", "03A01FA.ogg"))) {
            assertEquals(
                    1,
                    copies.stream()
                            .map(path -> read(path).orElseThrow().clip())
                            .distinct()
                            .count(),
                    copies::toString);
        }
    }

    @Test
    void officialNamesMakeTheOfficialCounts() {
        assertEquals(1440, distinctClips(ravdess("01", 8, 24)));
        // Actor 18 has no song; song has neither disgust nor surprise.
        assertEquals(1012, distinctClips(ravdess("02", 6, 24).filter(path -> !path.contains("-18."))));
        List<String> savee = new ArrayList<>();
        for (String speaker : List.of("DC", "JE", "JK", "KL")) {
            for (String letters : List.of("a", "d", "f", "h", "n", "sa", "su")) {
                for (int i = 1; i <= (letters.equals("n") ? 30 : 15); i++) {
                    savee.add(speaker + "/" + letters + two(i) + ".wav");
                }
            }
        }
        assertEquals(480, distinctClips(savee.stream()));
        assertEquals(
                Map.of(
                        "RAVDESS",
                        1440,
                        "RAVDESS/song",
                        1012,
                        "CREMA-D",
                        7442,
                        "TESS",
                        2800,
                        "SAVEE",
                        480,
                        "EmoDB",
                        535),
                CorpusReader.all().stream()
                        .flatMap(reader -> reader.published().stream())
                        .collect(Collectors.toMap(CorpusReader.Published::corpus, CorpusReader.Published::clips)));
    }

    private static Stream<String> ravdess(String channel, int emotions, int actors) {
        List<String> paths = new ArrayList<>();
        for (int emotion = 1; emotion <= emotions; emotion++) {
            for (int rest = 0; rest < (emotion == 1 ? 4 : 8); rest++) {
                for (int actor = 1; actor <= actors; actor++) {
                    paths.add(String.join(
                                    "-",
                                    "03",
                                    channel,
                                    two(emotion),
                                    two(1 + rest / 4),
                                    two(1 + rest / 2 % 2),
                                    two(1 + rest % 2),
                                    two(actor))
                            + ".wav");
                }
            }
        }
        return paths.stream();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static long distinctClips(Stream<String> paths) {
        return paths.map(path -> read(path).orElseThrow())
                .map(name -> name.corpus() + " " + name.clip())
                .distinct()
                .count();
    }

    @Test
    void demographicsTellAgeAndSex() throws IOException {
        CremaD reader = CremaD.withActors(
                "VideoDemographics.csv",
                new StringReader(
                        "\"ActorID\",\"Age\",\"Sex\",\"Race\"\n1001,51,\"Male\",\"x\"\n1002,21,\"Female\",\"y\"\n"));
        assertEquals(
                "CREMA-D 1002 female 21 en fear - IEO",
                words(reader.parse(ClipPath.of("1002_IEO_FEA_XX.wav")).orElseThrow()));
        assertEquals(
                "CREMA-D 1003 - - en fear - IEO",
                words(reader.parse(ClipPath.of("1003_IEO_FEA_XX.wav")).orElseThrow()));
        CorpusFormatException e = assertThrows(
                CorpusFormatException.class, () -> CremaD.withActors("V.csv", new StringReader("a,b\n1,2\n")));
        assertTrue(e.getMessage().startsWith("V.csv, line 1: no column actorid"), e.getMessage());
    }

    private static List<String> speakers(String... paths) {
        List<ClipPath> clips = Stream.of(paths).map(ClipPath::of).toList();
        EmotionFolders reader = EmotionFolders.over(clips);
        return clips.stream()
                .map(clip -> reader.parse(clip).orElseThrow().speaker())
                .toList();
    }

    @Test
    void foldersTellWhoSpeaksWhereTheLayoutSaysSo() {
        assertEquals(
                List.of("anna", "anna", "ben"),
                speakers("me/anna/angry/1.wav", "me/anna/sad/1.wav", "me/ben/angry/1.wav"));
        assertEquals(
                List.of("anna", "anna", "ben", "ben"),
                speakers("me/angry/anna/1.wav", "me/sad/anna/1.wav", "me/angry/ben/1.wav", "me/sad/ben/2.wav"));
    }

    @Test
    void otherwiseWhoSpeaksIsUnknown() {
        assertEquals(List.of("", ""), speakers("me/angry/1.wav", "me/sad/1.wav"), "one folder of emotions");
        assertEquals(List.of("", ""), speakers("me/train/angry/1.wav", "me/test/angry/1.wav"), "parts");
        assertEquals(List.of("", ""), speakers("me/angry/set1/1.wav", "me/sad/set1/1.wav"), "sets");
        assertEquals(List.of("", ""), speakers("me/angry/x/1.wav", "me/sad/y/1.wav"), "no folder in two emotions");
        assertEquals(List.of("", ""), speakers("a/me/angry/1.wav", "b/you/angry/1.wav"), "not beside each other");
    }

    @Test
    void everyReaderSaysWhereItsCorpusIsFromAndHowItLies() {
        for (CorpusReader reader : CorpusReader.all()) {
            for (String text : List.of(reader.name(), reader.licence(), reader.address(), reader.layout())) {
                assertTrue(text.length() > 2 && !text.contains("\n"), text);
            }
        }
    }
}
