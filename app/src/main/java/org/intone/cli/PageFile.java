package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.intone.chart.Picture;
import org.intone.page.RunPage;
import org.intone.page.RunReport;

/** Writes a report's page; where nothing can be drawn, that is said and all else stays. */
final class PageFile {
    private PageFile() {}

    /** Whether pictures can be drawn here; if not, says so. */
    static boolean canWrite(Path file, Terminal terminal) {
        boolean canDraw = Picture.canDraw();
        if (!canDraw) {
            terminal.say(
                    "intone: " + file + " was not written, since this system has no fonts to draw with: install some"
                            + " (Debian: apt-get install fontconfig fonts-dejavu-core)");
        }
        return canDraw;
    }

    /** The folder beside a page that its pictures are written into. */
    static Path pictures(Path page) {
        return page.resolveSibling(page.getFileName().toString().replaceFirst("\\.html$", "") + "-pictures");
    }

    /** Whether it was written. */
    static boolean write(RunReport report, Path file, Terminal terminal) throws IOException {
        if (!canWrite(file, terminal)) {
            return false;
        }
        RunPage.write(report, file);
        return true;
    }
}
