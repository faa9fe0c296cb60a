package org.intone.audio;

/** What may be wrong with a recording that could be read. None is an error: the recording is worked on, with a warning. */
public enum AudioFault {
    /** No sample reaches {@link AudioCheck#SILENT_PEAK}. */
    SILENT("silent"),
    /** The loudest sample lies below {@link AudioCheck#QUIET_PEAK} of full scale. */
    QUIET("quiet"),
    /** Sound lasts less than {@link AudioCheck#LEAST_SECONDS}. */
    TOO_SHORT("too short"),
    /** More than {@link AudioCheck#CLIPPED_SHARE} of the samples lie in flat tops at full scale. */
    CLIPPED("clipped");

    private final String words;

    AudioFault(String words) {
        this.words = words;
    }

    /** As warnings and tables name it, such as {@code too short}. */
    public String words() {
        return words;
    }
}
