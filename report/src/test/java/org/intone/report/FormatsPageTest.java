package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intone.emotion.Prediction;
import org.intone.timeline.StreamEvent;
import org.junit.jupiter.api.Test;

/** {@code docs/formats.md}: each example there is what is written, and each format is there. */
class FormatsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("intone.root")).resolve("docs/formats.md");

    /** What each kind of example is part of. */
    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        List<String> labels = MadeUpTimelines.LABELS;
        for (TimelineFormat format : Stream.concat(
                        TimelineFormats.all(labels).stream(), Stream.of(new TimelineText(labels)))
                .toList()) {
            String fence =
                    switch (format.kind().name()) {
                        case "emotionml" -> "xml";
                        case "audacity" -> "tsv";
                        default -> format.kind().name();
                    };
            written.put(fence, MadeUpTimelines.text(format, "call.wav", MadeUpTimelines.call(0)));
        }
        written.put(
                "events",
                StreamEventJson.line(new StreamEvent.SpeechStarted(1.25)) + "\n"
                        + StreamEventJson.line(new StreamEvent.SpeechEnded(1.25, 4)) + "\n");
        Prediction heard =
                new Prediction("neutral", 0.54, Map.of("anger", 0.36, "fear", 0.1, "neutral", 0.54), true, List.of());
        LiveView view = new LiveView(6.8, -20, -1, false, true, Optional.of(heard), 0);
        written.put("live", String.join("\n", new LiveText(labels).lines(view)) + "\n");
        return written;
    }

    @Test
    void examplesAreWhatIsWritten() throws IOException {
        Map<String, String> written = written();
        Matcher block = Pattern.compile("<!-- held by: FormatsPageTest -->\n```([a-z]+)\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        int examples = 0;
        while (block.find()) {
            String all = written.remove(block.group(1));
            assertTrue(all != null && all.contains(block.group(2)), block.group() + "\nis not in\n" + all);
            examples++;
        }
        assertEquals(9, examples);
        assertEquals(Map.of(), written, "every format has its example");
    }

    @Test
    void everyFormatIsInTheTable() throws IOException {
        String page = Files.readString(PAGE);
        for (TimelineFormat format : TimelineFormats.all(List.of())) {
            Pattern row = Pattern.compile("\\| `" + format.kind().name() + "`[^|]*\\| `\\."
                    + format.kind().fileEnding() + "` \\| " + (format instanceof TimelineTable ? "yes" : "no")
                    + " \\|");
            assertTrue(row.matcher(page).find(), row.pattern());
        }
    }
}
