package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is compiled and run. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("intone.root"));

    @TempDir
    private Path folder;

    @Test
    void snippetCompilesAndAnswers() throws IOException, InterruptedException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher java = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertTrue(java.find(), "README.md shows a Java snippet");
        Path source = Files.writeString(folder.resolve("Snippet.java"), java.group(1));
        assertEquals("", compile(source));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        "Snippet",
                        ROOT.resolve("samples/anger.wav").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out;
        try (InputStream printed = process.getInputStream()) {
            out = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertTrue(out.matches("(?s).*anger\\.wav: [a-z]+ 0\\.\\d+\\s*"), out);
    }

    /** The compiler's complaints; empty if there are none. */
    private String compile(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        List<String> arguments = List.of(
                "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), source.toString());
        compiler.run(null, complaints, complaints, arguments.toArray(String[]::new));
        return complaints.toString(StandardCharsets.UTF_8);
    }
}
