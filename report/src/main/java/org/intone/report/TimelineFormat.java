package org.intone.report;

import java.io.IOException;
import java.util.List;
import org.intone.timeline.Timeline;

/** A way to write the timeline of a recording as a file of its own. Immutable; {@link TimelineFormats} has them all. */
public interface TimelineFormat {
    /**
     * What a format is called.
     *
     * @param name the word for it on the command line and in addresses, such as {@code vtt}
     * @param mediaType with the charset where that is part of it
     * @param fileEnding how its files end, without the dot
     */
    record Kind(String name, String mediaType, String fileEnding) {}

    /** Which one it is. */
    Kind kind();

    /**
     * Writes the whole file.
     *
     * @param file the recording's name; any text, with quotes, line breaks and all
     * @param channels the recording's channels in order, at least one
     * @param out gets text that is to be stored as UTF-8
     */
    void write(String file, List<Timeline> channels, Appendable out) throws IOException;
}
