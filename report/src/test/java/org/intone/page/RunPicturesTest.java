package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPicturesTest {
    @TempDir
    private Path folder;

    @Test
    void everyPictureOfThePageIsTwoFiles() throws Exception {
        RunReport report = RunPageTest.report(RunPageTest.outcomes(200), 3);
        Path pictures = folder.resolve("a/report-pictures");
        int written = RunPictures.write(report, pictures);
        List<String> names;
        try (Stream<Path> files = Files.list(pictures)) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        assertEquals(2 * written, names.size());
        String html = RunPage.html(report);
        // The page draws its matrix itself, so that cells can be clicked.
        assertEquals(html.split("<svg ", -1).length - 1, written - 1);
        assertTrue(names.containsAll(
                Set.of("loss.svg", "confusion.png", "uar-by-speaker.svg", "robustness.png", "why-1.svg")));
        for (String name : names) {
            if (name.endsWith(".png")) {
                assertTrue(ImageIO.read(pictures.resolve(name).toFile()).getWidth() > 400, name);
            }
        }
    }
}
