package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.intone.chart.Picture;
import org.intone.page.RunPage;
import org.intone.page.RunReport;

/** Writes a report's page; where nothing can be drawn, that is said and all else stays. */
final class PageFile {
    private PageFile() {}

    /** Whether it was written. */
    static boolean write(RunReport report, Path file, Terminal terminal) throws IOException {
        if (!Picture.canDraw()) {
            terminal.say(
                    "intone: " + file + " was not written, since this system has no fonts to draw with: install some"
                            + " (Debian: apt-get install fontconfig fonts-dejavu-core)");
            return false;
        }
        RunPage.write(report, file);
        return true;
    }
}
