package org.intone.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.intone.timeline.Timeline;

/**
 * A timeline as WebVTT, the subtitles of browsers: a cue for each segment.
 *
 * <pre>
 * WEBVTT
 *
 * NOTE call.wav: emotions as Intone heard them; "?" is uncertain
 *
 * 00:00:00.400 --&gt; 00:00:03.100
 * anger 81.0 %
 * </pre>
 *
 * <p>Where channels are apart, cues begin with the channel's number and a colon, and cues of two channels may overlap.
 *
 * <p>Source: WebVTT, W3C Candidate Recommendation, 4 April 2019, section 4.
 */
public final class WebVtt implements TimelineFormat {
    /** For any model. */
    public WebVtt() {}

    @Override
    public Kind kind() {
        return new Kind("vtt", "text/vtt; charset=utf-8", "vtt");
    }

    @Override
    public void write(String file, List<Timeline> channels, Appendable out) throws IOException {
        // A comment knows no escapes, and may hold no arrow.
        String name = SegmentText.oneLine(file).replace("-->", "-- >");
        out.append("WEBVTT\n\nNOTE ").append(name).append(": emotions as Intone heard them; \"?\" is uncertain\n");
        for (SegmentText.Part part : SegmentText.inOrder(channels)) {
            long start = Math.round(1000 * part.segment().startSeconds());
            long end = Math.max(start + 1, Math.round(1000 * part.segment().endSeconds()));
            out.append('\n')
                    .append(time(start))
                    .append(" --> ")
                    .append(time(end))
                    .append('\n');
            out.append(escaped(part.words())).append('\n');
        }
    }

    private static String time(long milliseconds) {
        long seconds = milliseconds / 1000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                milliseconds % 1000);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
