package org.intone.report;

import java.io.IOException;
import java.util.List;
import org.intone.timeline.Timeline;

/** A format where recordings follow one another below one header, those that could not be read among them. Immutable. */
public interface TimelineTable extends TimelineFormat {
    /** What stands above the first recording, with its newline; may be nothing. */
    String header();

    /** Writes the lines of a recording, each with its newline. */
    void writeRows(String file, List<Timeline> channels, Appendable out) throws IOException;

    /**
     * The line of a recording that could not be read, with its newline.
     *
     * @param error why, in one line without the file's name
     */
    String failed(String file, String error);

    @Override
    default void write(String file, List<Timeline> channels, Appendable out) throws IOException {
        out.append(header());
        writeRows(file, channels, out);
    }
}
