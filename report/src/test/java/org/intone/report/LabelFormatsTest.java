package org.intone.report;

import static org.intone.report.MadeUpTimelines.LABELS;
import static org.intone.report.MadeUpTimelines.WORST_NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** WebVTT, Audacity's labels, the table for people, and all formats by name. */
class LabelFormatsTest {
    @Test
    void webVttIsWhatBrowsersRead() throws IOException {
        String text = MadeUpTimelines.text(new WebVtt(), "call.wav", MadeUpTimelines.call(0));
        assertEquals(
                """
                WEBVTT

                NOTE call.wav: emotions as Intone heard them; "?" is uncertain

                00:00:00.400 --> 00:00:03.100
                anger 80.0 %

                00:00:03.100 --> 00:00:05.000
                fear? 40.0 %

                00:00:58.250 --> 00:01:01.750
                neutral 100.0 %
                """,
                text);
    }

    @Test
    void noNameBreaksWebVtt() throws IOException {
        String text = MadeUpTimelines.text(
                new WebVtt(), WORST_NAME + "--->", MadeUpTimelines.call(1), MadeUpTimelines.call(2));
        List<String> blocks = List.of(text.split("\n\n"));
        assertEquals("WEBVTT", blocks.get(0));
        assertTrue(blocks.get(1).startsWith("NOTE ") && blocks.get(1).lines().count() == 1, text);
        assertTrue(!blocks.get(1).contains("-->"), text);
        assertEquals(8, blocks.size());
        List<String> starts = new ArrayList<>();
        for (String cue : blocks.subList(2, 8)) {
            List<String> lines = cue.lines().toList();
            assertEquals(2, lines.size(), cue);
            assertTrue(
                    lines.get(0).matches("\\d\\d+:[0-5]\\d:[0-5]\\d\\.\\d{3} --> \\d\\d+:[0-5]\\d:[0-5]\\d\\.\\d{3}"),
                    cue);
            starts.add(lines.get(0).substring(0, 12));
        }
        assertEquals(starts.stream().sorted().toList(), starts);
        assertTrue(blocks.get(3).endsWith("2: anger 80.0 %"), blocks.get(3));
    }

    @Test
    void audacityTakesLinesOfThreeFields() throws IOException {
        String text = MadeUpTimelines.text(
                new AudacityLabels(), WORST_NAME, MadeUpTimelines.call(1), MadeUpTimelines.call(2));
        List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
        assertEquals(6, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.length == 3), text);
        assertEquals(List.of("58.250000", "61.750400", "1: neutral 100.0 %"), Arrays.asList(lines.get(4)));
        assertEquals("", MadeUpTimelines.text(new AudacityLabels(), "a.wav", MadeUpTimelines.silence()));
    }

    @Test
    void peopleGetATable() throws IOException {
        TimelineText format = new TimelineText(LABELS);
        assertEquals(
                """
                call.wav: 8.1 s of speech in 1 min 03 s; clipped
                    start       end  emotion  confidence  runner-up        notes
                   0:00.4    0:03.1  anger        80.0 %  fear 15.0 %
                   0:03.1    0:05.0  fear         40.0 %  anger 30.0 %     uncertain, clipped, quiet
                   0:58.3    1:01.8  neutral     100.0 %  anger 0.0 %
                in all: neutral 3.5 s, anger 2.7 s, uncertain 1.9 s

                """,
                MadeUpTimelines.text(format, "call.wav", MadeUpTimelines.call(0)));
        assertEquals(
                "a  b.wav: no speech in 2 h 02 min\n\n",
                MadeUpTimelines.text(format, "a\r\nb.wav", MadeUpTimelines.silence()));
        assertEquals("a b: error: no such file\n\n", format.failed("a\nb", "no such file"));
    }

    @Test
    void formatsAreFoundByNameAndTheOthersAreListed() {
        assertEquals("json, csv, emotionml, vtt, audacity, textgrid", TimelineFormats.names());
        for (TimelineFormat format : TimelineFormats.all(LABELS)) {
            assertEquals(
                    format.getClass(),
                    TimelineFormats.named(format.kind().name(), LABELS).getClass());
        }
        Exception problem = assertThrows(IllegalArgumentException.class, () -> TimelineFormats.named("srt", LABELS));
        assertTrue(problem.getMessage().contains("one of json, csv"), problem.getMessage());
        assertEquals(
                6,
                TimelineFormats.all(LABELS).stream()
                        .map(format -> format.kind().fileEnding())
                        .collect(Collectors.toSet())
                        .size());
    }
}
