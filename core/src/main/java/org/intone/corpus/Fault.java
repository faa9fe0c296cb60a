package org.intone.corpus;

import org.intone.audio.AudioFault;

/** What a scan finds wrong with a file. */
public enum Fault {
    /** No sound in it; left out. */
    SILENT("silent", true),
    /** The same samples as another file, under the same emotion; the first of them stays. */
    DUPLICATE("duplicate", true),
    /** The same samples as another file, under another emotion; all of them are left out. */
    CONFLICT("conflicting labels", true),
    /** A clip that lies here in another encoding too: by its corpus's own name the same, by its samples not; one stays. */
    REPEATED("repeated clip", true),
    /** Cannot be opened or decoded; left out. */
    UNREADABLE("unreadable", true),
    /** What Git LFS leaves in place of a file that was not fetched; left out. */
    LFS_POINTER("Git LFS pointer", true),
    /** A zip in a zip, which is not opened. */
    NESTED_ZIP("zip in a zip", true),
    /** Sound whose name and folders no corpus explains; left out. */
    UNKNOWN_NAME("unknown name", true),
    /** Peaks below 1 % of full scale; stays. */
    QUIET("quiet", false),
    /** Flat tops at full scale, in more than one sample of a thousand; stays. */
    CLIPPED("clipped", false),
    /** Less sound in it than an emotion needs to be heard; stays. */
    TOO_SHORT("too short", false),
    /** More than one channel, read as their mean; stays. */
    STEREO("stereo", false);

    private final String words;
    private final boolean leftOut;

    Fault(String words, boolean leftOut) {
        this.words = words;
        this.leftOut = leftOut;
    }

    /** What a scan calls a fault of the sound itself. */
    public static Fault of(AudioFault fault) {
        return switch (fault) {
            case SILENT -> SILENT;
            case QUIET -> QUIET;
            case TOO_SHORT -> TOO_SHORT;
            case CLIPPED -> CLIPPED;
        };
    }

    /** The name in tables. */
    public String words() {
        return words;
    }

    /** Whether files with this fault are left out of the manifest. */
    public boolean leftOut() {
        return leftOut;
    }
}
