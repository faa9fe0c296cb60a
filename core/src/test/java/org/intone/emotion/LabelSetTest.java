package org.intone.emotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetTest {
    @TempDir
    private Path folder;

    @Test
    void calmCountsAsNeutralAmongSevenAndBoredomAsNone() {
        assertEquals(7, LabelSet.SEVEN.size());
        assertEquals(LabelSet.SEVEN.indexOf(Emotion.NEUTRAL), LabelSet.SEVEN.indexOf(Emotion.CALM));
        assertEquals(OptionalInt.empty(), LabelSet.SEVEN.indexOf(Emotion.BOREDOM));
        assertEquals(OptionalInt.empty(), LabelSet.SIX.indexOf(Emotion.SURPRISE));
        assertEquals(OptionalInt.of(1), LabelSet.RAVDESS8.indexOf(Emotion.CALM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "ravdess8", "six"})
    void itsLinesMakeASetAgain(String name) throws IOException {
        LabelSet set = LabelSet.named(name);
        LabelSet again = LabelSet.of(name, set.lines());
        assertEquals(set.labels(), again.labels());
        for (Emotion emotion : Emotion.values()) {
            assertEquals(set.indexOf(emotion), again.indexOf(emotion), emotion.label());
        }
    }

    @Test
    void aFileOfLinesMakesASet() throws IOException {
        Path file = Files.writeString(
                folder.resolve("wach.txt"), "\uFEFFangry = Awake\n\n# a comment\n happy=awake\nsad = asleep\n");
        LabelSet set = LabelSet.named(file.toString());
        assertEquals("wach.txt[awake, asleep]", set.toString());
        assertEquals(OptionalInt.of(0), set.indexOf(Emotion.HAPPINESS));
        assertEquals(OptionalInt.of(1), set.indexOf(Emotion.SADNESS));
        assertEquals(OptionalInt.empty(), set.indexOf(Emotion.FEAR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anger;fear=b|label set x: 'anger' is not emotion=class",
                "anger=a;joi=b|label set x: unknown emotion 'joi', known are anger, disgust",
                "anger=a;angry=b|label set x: anger stands twice",
                "anger=a;fear=A|label set x: at least two classes are needed",
            })
    void wrongLinesAreNamed(String lines, String problem) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> LabelSet.of("x", List.of(lines.split(";", -1))))
                .getMessage();
        assertTrue(message.startsWith(problem), message);
    }

    @Test
    void whatIsNoSetIsSaid() throws IOException {
        assertTrue(problemOf("eight").contains("known are seven, ravdess8, six, or a mapping file"));
        Path latin = Files.write(folder.resolve("l"), "# für\nanger=a".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ": is no text in UTF-8, expected lines emotion=class", problemOf(latin.toString()));
    }

    private static String problemOf(String nameOrFile) {
        return assertThrows(IllegalArgumentException.class, () -> LabelSet.named(nameOrFile))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({"Angry,ANGER", " pleasant_surprise ,SURPRISE", "PS,SURPRISE", "neutral,NEUTRAL", "bored,BOREDOM"})
    void wordsOfTheCorporaNameEmotions(String word, Emotion emotion) {
        assertEquals(emotion, Emotion.parse(word).orElseThrow());
    }

    @Test
    void everyLabelNamesItsEmotionAndOthersNone() {
        for (Emotion emotion : Emotion.values()) {
            assertEquals(emotion, Emotion.parse(emotion.label()).orElseThrow());
        }
        assertTrue(Emotion.parse("wut").isEmpty());
        assertTrue(Emotion.parse("").isEmpty());
    }
}
