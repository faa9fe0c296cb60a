package org.intone.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intone.corpus.Split;
import org.intone.corpus.SplitCsv;

/** Refuses to go on with a training that was another one. */
final class ResumeCheck {
    private ResumeCheck() {}

    private interface Writing {
        void to(Path file) throws IOException;
    }

    /**
     * Checks that a run's folder is of these settings and this split.
     *
     * @throws IOException if it is not; the message names the first line that differs
     */
    static void requireSame(RunFolder folder, TrainSettings settings, Split split) throws IOException {
        requireSame(folder.settings(), file -> SettingsFile.write(file, settings));
        requireSame(folder.split(), file -> SplitCsv.write(file, split));
    }

    private static void requireSame(Path file, Writing writing) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            writing.to(fresh);
            List<String> before = Files.readAllLines(file);
            List<String> now = Files.readAllLines(fresh);
            if (!before.equals(now)) {
                throw new IOException(file + ": the training to resume had " + firstOther(before, now) + ", not "
                        + firstOther(now, before) + "; give its settings and manifest, or start anew");
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The first line that the other does not have at its place. */
    private static String firstOther(List<String> lines, List<String> others) {
        for (int i = 0; i < lines.size(); i++) {
            if (i >= others.size() || !lines.get(i).equals(others.get(i))) {
                return lines.get(i).strip().replaceFirst(",$", "");
            }
        }
        return "nothing more";
    }
}
