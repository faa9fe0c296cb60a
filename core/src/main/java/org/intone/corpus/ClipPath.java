package org.intone.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a file lies, as far as corpus readers care.
 *
 * @param stem the file's name without extension, and without what file managers add to copies ({@code " (1)"},
 *     {@code " - Copy"})
 * @param folders the names of the folders above, the nearest first; a zip counts as a folder of its stem
 */
public record ClipPath(String stem, List<String> folders) {
    private static final Pattern COPY =
            Pattern.compile("( ?\\(\\d{1,3}\\)| copy( \\d+)?| - copy)+$", Pattern.CASE_INSENSITIVE);

    /** Of a path with slashes, such as {@code RAVDESS/Actor_01.zip!/Actor_01/03-01-01-01-01-01-01.wav}. */
    public static ClipPath of(String path) {
        List<String> parts = new ArrayList<>(List.of(path.replace('\\', '/').split("/", -1)));
        Collections.reverse(parts);
        List<String> folders = new ArrayList<>();
        for (String folder : parts.subList(1, parts.size())) {
            if (!folder.isEmpty() && !folder.equals(".") && !folder.equals("..")) {
                folders.add(folder.toLowerCase(Locale.ROOT).endsWith(".zip!") ? stemOf(folder) : folder);
            }
        }
        return new ClipPath(COPY.matcher(stemOf(parts.get(0))).replaceAll(""), List.copyOf(folders));
    }

    /** The name of the folder so many levels up, from 0; empty if there is none. */
    public String folder(int level) {
        return level < folders.size() ? folders.get(level) : "";
    }

    private static String stemOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
