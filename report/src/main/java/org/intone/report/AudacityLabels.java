package org.intone.report;

import java.io.IOException;
import java.util.List;
import org.intone.timeline.Timeline;

/**
 * A timeline as a label track of Audacity (File, Import, Labels): a line for each segment, its fields apart by tabulators.
 *
 * <pre>
 * 0.400000	3.100000	anger 81.0 %
 * 3.100000	5.000000	fear? 43.0 %
 * </pre>
 *
 * <p>Times are in seconds; a question mark is uncertain. Where channels are apart, labels begin with the channel's number and a colon.
 *
 * <p>Source: Audacity manual, "Importing and Exporting Labels".
 */
public final class AudacityLabels implements TimelineFormat {
    /** For any model. */
    public AudacityLabels() {}

    @Override
    public Kind kind() {
        return new Kind("audacity", "text/plain; charset=utf-8", "txt");
    }

    @Override
    public void write(String file, List<Timeline> channels, Appendable out) throws IOException {
        for (SegmentText.Part part : SegmentText.inOrder(channels)) {
            out.append(Figures.decimals(part.segment().startSeconds(), 6)).append('\t');
            out.append(Figures.decimals(part.segment().endSeconds(), 6)).append('\t');
            out.append(part.words()).append('\n');
        }
    }
}
