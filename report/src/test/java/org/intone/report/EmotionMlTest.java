package org.intone.report;

import static org.intone.report.MadeUpTimelines.LABELS;
import static org.intone.report.MadeUpTimelines.WORST_NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class EmotionMlTest {
    private static Timeline of(Map<String, Double> probabilities) {
        String first = probabilities.keySet().iterator().next();
        Prediction prediction = new Prediction(first, probabilities.get(first), probabilities, false, List.of());
        return new Timeline(
                0,
                1,
                List.of(),
                List.of(new TimedPrediction(0, 1, prediction)),
                new TimelineSummary(1, probabilities, probabilities, 0, Optional.of(prediction), List.of()));
    }

    @Test
    void noRuleIsBroken() throws IOException {
        EmotionMl format = new EmotionMl(LABELS);
        String one = MadeUpTimelines.text(format, "call.wav", MadeUpTimelines.call(0));
        assertEquals(List.of(), EmotionMlRules.brokenBy(one), one);
        String two = MadeUpTimelines.text(format, WORST_NAME, MadeUpTimelines.call(1), MadeUpTimelines.call(2));
        assertEquals(List.of(), EmotionMlRules.brokenBy(two), two);
        String none = MadeUpTimelines.text(format, WORST_NAME, MadeUpTimelines.silence());
        assertEquals(List.of(), EmotionMlRules.brokenBy(none), none);
    }

    @Test
    void eachSegmentIsAnEmotionWithItsTimesAndConfidences() throws IOException {
        String xml = MadeUpTimelines.text(new EmotionMl(LABELS), WORST_NAME, MadeUpTimelines.call(2));
        List<Element> emotions =
                EmotionMlRules.children(EmotionMlRules.parse(xml).getDocumentElement(), "emotion");
        assertEquals(3, emotions.size());
        Element second = emotions.get(1);
        assertEquals("c2s2", second.getAttribute("id"));
        assertEquals("3100", second.getAttribute("offset-to-start"));
        assertEquals("1900", second.getAttribute("duration"));
        assertEquals(
                "channel 2, uncertain, clipped, quiet",
                EmotionMlRules.children(second, "info").get(0).getTextContent());
        List<Element> categories = EmotionMlRules.children(second, "category");
        assertEquals("fear", categories.get(0).getAttribute("name"));
        assertEquals("0.400000", categories.get(0).getAttribute("confidence"));
        assertEquals(3, categories.size());
        URI reference =
                URI.create(EmotionMlRules.children(second, "reference").get(0).getAttribute("uri"));
        assertEquals("t=3.100,5.000", reference.getFragment());
        assertEquals(WORST_NAME, reference.getPath());
    }

    @Test
    void labelsThatW3cHasAreOfItsVocabularyAndOthersOfAnOwnOne() throws IOException {
        Map<String, Double> big6 = Map.of("anger", 1.0, "surprise", 0.0);
        String known = MadeUpTimelines.text(new EmotionMl(List.of("anger", "surprise")), "a.wav", of(big6));
        assertTrue(known.contains("category-set=\"http://www.w3.org/TR/emotion-voc/xml#big6\""), known);
        assertEquals(List.of(), EmotionMlRules.brokenBy(known));
        Map<String, Double> odd = new LinkedHashMap<>();
        odd.put("very angry", 0.5);
        odd.put("very_angry", 0.3);
        odd.put("\"<übel>\"", 0.2);
        String own = MadeUpTimelines.text(new EmotionMl(List.copyOf(odd.keySet())), "a.wav", of(odd));
        assertEquals(List.of(), EmotionMlRules.brokenBy(own), own);
        assertTrue(own.contains("name=\"very_angry_2\"") && own.contains("name=\"__übel__\""), own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call.wav|call.wav",
                "C:\\Anrufe\\a b.wav|./C:/Anrufe/a%20b.wav",
                "12:30.wav|./12:30.wav",
                "a/12:30.wav|a/12:30.wav",
                "50%.wav|50%25.wav",
                "-|-"
            })
    void aNameIsAReferenceThatLeadsToTheFile(String name, String uri) {
        assertEquals(uri, XmlNames.uri(name));
        assertEquals(null, URI.create(uri).getScheme());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version=\"1.0\" category|version=\"1.1\" category",
                "2009/10/emotionml|2010/10/emotionml",
                "category-set=\"#labels\"|category-set=\"#other\"",
                "type=\"category\"|type=\"dimension\"",
                "<item name=\"fear\"/>|<item name=\"anger\"/>",
                "<item name=\"fear\"/>|<item name=\"dread\"/>",
                "confidence=\"0.800000\"|confidence=\"1.800000\"",
                "confidence=\"0.800000\"|confidence=\"-\"",
                "category name=\"fear\"|category name=\"anger\"",
                "offset-to-start=\"400\"|offset-to-start=\"0.4\"",
                "duration=\"2700\"|duration=\"-2700\"",
                "id=\"s2\"|id=\"s1\"",
                "id=\"s2\"|id=\"2\"",
                "role=\"expressedBy\"|role=\"by\"",
                "uri=\"call.wav#|uri=\"call wav#",
                "expressed-through=\"voice\"|expressed-through=\"the voice!\""
            })
    void eachRuleCanBeBroken(String right, String wrong) throws IOException {
        String valid = MadeUpTimelines.text(new EmotionMl(LABELS), "call.wav", MadeUpTimelines.call(0));
        String changed = valid.replaceFirst(Pattern.quote(right), wrong);
        assertNotEquals(valid, changed, right);
        assertNotEquals(List.of(), EmotionMlRules.brokenBy(changed), wrong);
    }
}
