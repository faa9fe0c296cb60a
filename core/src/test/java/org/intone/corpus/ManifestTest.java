package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    @TempDir
    Path folder;

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), text);
    }

    private String problemOf(String text) throws IOException {
        Path file = csv(text);
        CorpusFormatException e = assertThrows(CorpusFormatException.class, () -> Manifest.read(file));
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        return e.getMessage().substring(file.toString().length());
    }

    private static Utterance awkward(String file, String speaker) {
        return new Utterance(
                file,
                OptionalDouble.of(0.125),
                OptionalDouble.of(1.0 / 3),
                "RAVDESS/song",
                speaker,
                "female",
                "20-25",
                "de",
                Emotion.BOREDOM,
                "strong, very",
                "\"Wie geht's?\"\nfragte sie",
                3.370042,
                48000,
                2,
                "0f".repeat(32));
    }

    @Test
    void everyCellSurvivesTheFile() throws IOException {
        List<Utterance> rows = List.of(
                awkward("Aufnahmen/Jörg Müller, \"laut\".wav", "Jörg, der \"Große\""),
                awkward("a.zip!/größe/x y.flac", " #7;x"),
                Utterance.of("../up/plain.wav", Emotion.ANGER));
        Path file = folder.resolve("sub/m.csv");
        new Manifest(folder.resolve("sub"), rows).write(file);

        Manifest back = Manifest.read(file);
        assertEquals(folder.resolve("sub"), back.base());
        assertEquals("#7;x", back.rows().get(1).speaker());
        assertEquals(
                List.of(rows.get(0), rows.get(2)),
                List.of(back.rows().get(0), back.rows().get(2)));
        assertEquals(rows.get(1).file(), back.rows().get(1).file());
        assertEquals(Files.readString(file), Manifest.text(rows));
        assertEquals(back.rows(), Manifest.rows("rows", new StringReader(Manifest.text(rows))));
    }

    @Test
    void headerAndCellsAreAsDocumented() throws IOException {
        Path file = folder.resolve("m.csv");
        Utterance row = awkward("a b.wav", "7");
        Utterance plain = Utterance.of("c.wav", Emotion.FEAR);
        new Manifest(folder, List.of(plain, row)).write(file);
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertEquals(
                "file,start,end,corpus,speaker,sex,age,language,emotion,intensity,statement,duration,sample_rate,channels,sha256",
                lines.get(0));
        assertEquals("c.wav,,,,,,,,fear,,,,,,", lines.get(1));
        assertTrue(lines.get(2)
                .startsWith(
                        "a b.wav,0.125,0.3333333333333333,RAVDESS/song,7,female,20-25,de,boredom,\"strong, very\","));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList(), "no temporary file stays");
        }
    }

    @Test
    void twoColumnsInAnyOrderSuffice() throws IOException {
        Manifest manifest = Manifest.read(csv("\uFEFFnote, Emotion ,FILE\r\n\r\nhm,Angry,a.wav\r\n,,\r\nx,ps,b.wav"));
        assertEquals(
                List.of(Utterance.of("a.wav", Emotion.ANGER), Utterance.of("b.wav", Emotion.SURPRISE)),
                manifest.rows());
    }

    @Test
    void quotesBehindAByteOrderMarkOpenACell() throws IOException {
        Manifest manifest = Manifest.read(csv("\uFEFF\"file\",\"emotion\"\na.wav,anger\n"));
        assertEquals(List.of(Utterance.of("a.wav", Emotion.ANGER)), manifest.rows());
    }

    @Test
    void columnsWithoutANameAreNoMistake() throws IOException {
        // As spreadsheets write a table that was wider once.
        Manifest manifest = Manifest.read(csv("file,emotion,,\na.wav,fear,,\nb.wav,anger,x,y\n"));
        assertEquals(
                List.of(Utterance.of("a.wav", Emotion.FEAR), Utterance.of("b.wav", Emotion.ANGER)), manifest.rows());
        assertTrue(problemOf("file,emotion,,\na.wav,fear,,,z").contains("5 cells but 4 columns"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file,emotion;a.wav,fear;b.wav,hapy|, line 3: unknown emotion 'hapy', known are anger, disgust, fear,",
                "file,emotion;a.wav,|, line 2: no emotion given, known are anger,",
                "file,emotion;,fear|, line 2: no file named",
                "file,emotion;a.wav,fear,x|, line 2: 3 cells but 2 columns in the header;",
                "name,emotion;a,fear|, line 1: no column file in the header 'name,emotion'; needed are file, emotion,",
                "file,emotion,file|, line 1: the column file stands twice",
                "file,emotion,start;a,fear,1.5s|, line 2: start '1.5s' is not a number such as 1.5",
                "file,emotion,start;a,fear,NaN|, line 2: start 'NaN' is not a number",
                "file,emotion,end;a,fear,-1|, line 2: end -1 must be 0 or more",
                "file,emotion,end;a,fear,1e999|, line 2: end 1e999 must be 0 or more",
                "file,emotion,start,end;a,fear,2,2|, line 2: end 2 must lie after start 2.0",
                "file,emotion,channels;a,fear,1.5|, line 2: channels 1.5 must be a whole number",
                "file,emotion,sha256;a,fear,12|, line 2: sha256 '12' must be 64 hexadecimal digits",
                "file,emotion;\"a;b.wav\",fear;c,joi|, line 4: unknown emotion 'joi'",
                "file,emotion;;;c,joi|, line 4: unknown emotion 'joi'",
            })
    void errorsNameTheLineAndWhatWouldBeRight(String text, String problem) throws IOException {
        String found = problemOf(text.replace(';', '\n'));
        assertTrue(found.startsWith(problem), found);
    }

    @Test
    void otherFilesAreNoManifests() throws IOException {
        assertTrue(problemOf("").contains("is empty, expected a header with the columns file, emotion"));
        assertTrue(problemOf("file;emotion\na;fear").contains("separated by commas"));
        assertTrue(problemOf("file,emotion\n\"a,fear\nb,fear\n").contains("is not CSV"));
        Path latin =
                Files.write(folder.resolve("m.csv"), "file,emotion\nJörg,fear".getBytes(StandardCharsets.ISO_8859_1));
        String message = assertThrows(CorpusFormatException.class, () -> Manifest.read(latin))
                .getMessage();
        assertTrue(message.contains("not UTF-8"), message);
        String ofFolder = assertThrows(CorpusFormatException.class, () -> Manifest.read(folder))
                .getMessage();
        assertTrue(ofFolder.startsWith(folder + ": is a folder, expected a manifest"), ofFolder);
    }

    @Test
    void pathsFollowTheManifestToItsFolder() throws IOException {
        Manifest manifest = new Manifest(
                folder.resolve("a"),
                List.of(
                        Utterance.of("x/1.wav", Emotion.FEAR),
                        Utterance.of("x/2.zip!/in/side.wav", Emotion.FEAR),
                        Utterance.of("../b/3.wav", Emotion.FEAR)));
        Path file = folder.resolve("b/m.csv");
        manifest.write(file);
        Manifest moved = Manifest.read(file);
        assertEquals(
                List.of("../a/x/1.wav", "../a/x/2.zip!/in/side.wav", "3.wav"),
                moved.rows().stream().map(Utterance::file).toList());
        assertEquals(
                manifest.rows().stream().map(manifest::placeOf).toList(),
                moved.rows().stream().map(moved::placeOf).toList());
    }

    @Test
    void aFolderMayBeCalledLikeAZip() throws IOException {
        Files.createDirectories(folder.resolve("x.zip!"));
        Files.writeString(folder.resolve("x.zip!/a.wav"), "");
        Manifest manifest = new Manifest(folder, List.of());
        assertEquals(
                new Place(folder.resolve("x.zip!/a.wav"), ""),
                manifest.placeOf(Utterance.of("x.zip!/a.wav", Emotion.FEAR)));
        assertEquals(
                new Place(folder.resolve("x.ZIP"), "b.wav"),
                manifest.placeOf(Utterance.of("x.ZIP!/b.wav", Emotion.FEAR)));
        assertEquals(
                new Place(folder.resolve("İİ/x.Zip"), "İ/b.wav"),
                manifest.placeOf(Utterance.of("İİ/x.Zip!/İ/b.wav", Emotion.FEAR)));
    }

    @ParameterizedTest
    @CsvSource({"a/b.wav,a/b.wav", "./a//x/../b.wav,a/b.wav", "..\\up\\b.wav,../up/b.wav", "/abs/b.wav,/abs/b.wav"})
    void aRecordingIsSpeltOneWay(String file, String recording) {
        assertEquals(recording, Utterance.of(file, Emotion.FEAR).recording());
    }

    @Test
    void partsOfACorpusShareSpeakers() {
        ClipName song = new ClipName("RAVDESS/song", "07", "male", "", "en", Emotion.FEAR, "", "", "");
        assertEquals("RAVDESS/07", Utterance.of("a.wav", song).speakerId());
        assertEquals("/?a.wav", Utterance.of("./a.wav", Emotion.FEAR).speakerId());
    }
}
