package org.intone.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The notebook in Debian's Jupyter; without it the run is skipped. */
@Timeout(300)
class TourTest {
    private static final Path TOUR = Path.of(System.getProperty("intone.root"), "notebooks", "tour.ipynb");
    private static final Path JUPYTER = Path.of("/usr/bin/jupyter-notebook");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theTourRunsAndShowsItsPictures() throws Exception {
        assumeTrue(Files.exists(JUPYTER), "Jupyter is not installed");
        Path work = Files.createDirectories(folder.resolve("ein Übungsheft"));
        JsonNode ran =
                JSON.readTree(run(Files.copy(TOUR, work.resolve("tour.ipynb"))).toFile());
        int pictures = 0;
        for (JsonNode cell : code(ran)) {
            assertTrue(cell.get("execution_count").isInt(), () -> "was not run: " + cell);
            for (JsonNode output : cell.get("outputs")) {
                assertNotEquals("error", output.get("output_type").asText(), output::toString);
                assertNotEquals("stderr", output.path("name").asText(), output::toString);
            }
            if (isPicture(cell)) {
                pictures += pictures(cell);
            }
        }
        assertEquals(7, pictures);
        String text = ran.toString();
        assertTrue(text.contains("CREMA-D") && text.contains("UAR") && text.contains("sounds like"), text);
        Path report = work.resolve("intone-tour/run/report.html");
        assertTrue(Files.readString(report).contains("<h1"), "no report");
    }

    /** Outputs that are stored could be of other code than what runs. */
    @Test
    void theTourIsStoredWithoutOutputsForTheKernelThatIsInstalled() throws IOException {
        JsonNode tour = JSON.readTree(TOUR.toFile());
        JsonNode kernel = tour.get("metadata").get("kernelspec");
        assertEquals(KernelSpec.NAME, kernel.get("name").asText());
        assertEquals(KernelSpec.DISPLAY_NAME, kernel.get("display_name").asText());
        assertEquals(5, code(tour).stream().filter(TourTest::isPicture).count());
        for (JsonNode cell : code(tour)) {
            assertTrue(
                    cell.get("outputs").isEmpty() && cell.get("execution_count").isNull(), cell::toString);
        }
    }

    /** Runs a notebook with the kernel as it is installed; the file with its outputs. */
    private Path run(Path notebook) throws IOException, InterruptedException {
        Path data = folder.resolve("Jupyters Ablage");
        Map<String, String> variables = Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1");
        KernelSpec.ofProcess(variables).install(data.resolve("kernels"));
        // Debian's own Python, since Jupyter is installed for no other.
        List<String> command = List.of(
                "/usr/bin/python3",
                "-m",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--output",
                "ran.ipynb",
                notebook.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(notebook.getParent().toFile())
                .redirectErrorStream(true);
        builder.environment().put("JUPYTER_DATA_DIR", data.toString());
        builder.environment()
                .put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(240, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return notebook.resolveSibling("ran.ipynb");
    }

    private static List<JsonNode> code(JsonNode notebook) {
        return StreamSupport.stream(notebook.get("cells").spliterator(), false)
                .filter(cell -> cell.get("cell_type").asText().equals("code"))
                .toList();
    }

    private static boolean isPicture(JsonNode cell) {
        return cell.get("metadata").path("tags").toString().contains("picture");
    }

    /** How many pictures a cell shows; each is drawn upon, and has words for those who do not see it. */
    private static int pictures(JsonNode cell) throws IOException {
        int count = 0;
        for (JsonNode output : cell.get("outputs")) {
            JsonNode png = output.path("data").path("image/png");
            if (!png.isMissingNode()) {
                byte[] bytes = Base64.getMimeDecoder().decode(png.asText());
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                JsonNode size = output.get("metadata").get("image/png");
                assertEquals(2 * size.get("width").asInt(), image.getWidth());
                assertEquals(2 * size.get("height").asInt(), image.getHeight());
                assertTrue(colours(image) > 2, "nothing is drawn");
                assertTrue(output.get("data").get("text/plain").toString().contains(". "), output::toString);
                count++;
            }
        }
        assertTrue(count > 0, () -> "no picture: " + cell);
        return count;
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}
