package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.intone.notebook.KernelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NotebookCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int call(Map<String, String> environment, Object... args) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), stream, stream, false, false);
        CommandLine line = new CommandLine(new NotebookCommand(terminal, environment));
        line.setErr(new PrintWriter(stream, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            terminal.say(problem.getMessage());
            return 1;
        });
        return line.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    private List<String> said() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theKernelIsThatOfThisJavaAndASecondCallChangesNothing() throws IOException {
        Map<String, String> environment =
                Map.of("HOME", folder.resolve("Heim mit Ö").toString(), "OMP_NUM_THREADS", "1", "SECRET", "no");
        assertEquals(0, call(environment, "--kernel-only"));
        Path kernels = KernelSpec.userKernels(environment, System.getProperty("os.name"));
        Path file = kernels.resolve("intone/kernel.json");
        String first = Files.readString(file);
        JsonNode kernel = new ObjectMapper().readTree(first);
        assertTrue(Files.isExecutable(Path.of(kernel.get("argv").get(0).asText())), first);
        assertTrue(first.contains("{connection_file}"), first);
        assertEquals("message", kernel.get("interrupt_mode").asText());
        assertEquals("{\"OMP_NUM_THREADS\":\"1\"}", kernel.get("env").toString());
        assertEquals(List.of("kernel \"Java (Intone)\": " + file), said());
        assertEquals(0, call(environment, "--kernel-only"));
        assertEquals(first, Files.readString(file));
        assertEquals(List.of("kernel.json"), List.of(file.getParent().toFile().list()));
    }

    @Test
    void jupytersFoldersAreThoseThatItDocuments() {
        assertEquals(Path.of("/h/.local/share/jupyter/kernels"), KernelSpec.userKernels(Map.of("HOME", "/h"), "Linux"));
        assertEquals(
                Path.of("/s/jupyter/kernels"),
                KernelSpec.userKernels(Map.of("HOME", "/h", "XDG_DATA_HOME", "/s"), "Linux"));
        assertEquals(Path.of("/h/Library/Jupyter/kernels"), KernelSpec.userKernels(Map.of("HOME", "/h"), "Mac OS X"));
        assertEquals(
                Path.of("/a/jupyter/kernels"),
                KernelSpec.userKernels(Map.of("HOME", "/h", "APPDATA", "/a"), "Windows 11"));
        assertEquals(
                Path.of("/d/kernels"),
                KernelSpec.userKernels(Map.of("HOME", "/h", "JUPYTER_DATA_DIR", "/d", "XDG_DATA_HOME", "/s"), "Linux"));
    }

    @Test
    void withoutJupyterTheKernelStaysAndOneLineSaysWhatIsMissing() {
        Path notebook = folder.resolve("own.ipynb");
        int exit = call(Map.of("HOME", folder.toString(), "PATH", folder.toString()), notebook);
        assertEquals(1, exit);
        assertEquals(2, said().size(), said().toString());
        assertTrue(said().get(1).startsWith("no Jupyter found in PATH: install one"), said().get(1));
        assertFalse(Files.exists(notebook));
    }

    @Test
    void whatIsNoNotebookIsRefused() {
        assertEquals(2, call(Map.of("HOME", folder.toString()), "corpora.csv"));
        assertTrue(said().get(0).contains("a name that ends in .ipynb, was corpora.csv"), said().get(0));
        assertFalse(Files.exists(folder.resolve(".local")));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script")
    void jupyterIsStartedOnTheTourAndOnWhatIsThereUnchanged() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin ä"));
        Path jupyter =
                Files.writeString(bin.resolve("jupyter-notebook"), "#!/bin/sh\nprintf '%s|' \"$@\" > \"$0.args\"\n");
        assertTrue(jupyter.toFile().setExecutable(true));
        Map<String, String> environment = Map.of("HOME", folder.toString(), "PATH", bin.toString());
        Path notebook = folder.resolve("neues Heft/tour.ipynb");
        assertEquals(0, call(environment, notebook, "--", "--no-browser", "--port=8899"));
        assertEquals(notebook + "|--no-browser|--port=8899|", Files.readString(bin.resolve("jupyter-notebook.args")));
        assertEquals(
                Files.readString(Path.of(System.getProperty("intone.root"), "notebooks/tour.ipynb")),
                Files.readString(notebook));
        Files.writeString(notebook, "{}");
        assertEquals(0, call(environment, notebook));
        assertEquals("{}", Files.readString(notebook));
        Files.writeString(jupyter, "#!/bin/sh\nexit 3\n");
        assertEquals(1, call(environment, notebook));
    }
}
