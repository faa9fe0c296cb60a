package org.intone.audio;

import java.util.Locale;
import java.util.Set;

/**
 * Which files of a folder are worth opening: those with an extension that sound and video have. What a file really holds, its
 * decoder finds out. No state; serves all threads.
 */
public final class SoundNames {
    private static final Set<String> EXTENSIONS = Set.of(
            "3gp", "aac", "aif", "aifc", "aiff", "amr", "au", "avi", "caf", "flac", "flv", "m4a", "m4v", "mka", "mkv",
            "mov", "mp2", "mp3", "mp4", "mpg", "oga", "ogg", "ogv", "opus", "snd", "spx", "wav", "wave", "webm", "wma",
            "wmv");

    private SoundNames() {}

    /** Whether a file is called like sound or video; a name that is an extension alone is not. */
    public static boolean isSound(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
