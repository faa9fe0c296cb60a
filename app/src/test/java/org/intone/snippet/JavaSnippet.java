package org.intone.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A block of Java of a page, compiled as it stands and run: a class with main, or statements. */
public final class JavaSnippet {
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");
    private static final List<String> PACKAGES = List.of(
            "audio",
            "augment",
            "clean",
            "corpus",
            "emotion",
            "evaluate",
            "feature",
            "microphone",
            "model",
            "report",
            "server",
            "signal",
            "testing",
            "timeline");

    private JavaSnippet() {}

    /**
     * Compiles it, runs it and returns what it printed.
     *
     * @param before what stands before statements: others, and imports, each in a line of its own
     * @param words the arguments of main
     */
    public static String run(Path folder, String code, String before, String... words) throws IOException {
        return called(folder, compiled(folder, code, before), words);
    }

    /** Compiles it alone, and returns the name of its class. */
    public static String compiled(Path folder, String code, String before) throws IOException {
        Matcher declared = CLASS.matcher(code);
        boolean isClass = declared.find();
        String name = isClass ? declared.group(1) : "Statements";
        String source = isClass ? code : wrapped(before + "\n" + code);
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        assertEquals("", complaints(folder, file), source);
        return name;
    }

    private static String wrapped(String code) {
        String imports = code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        String all = PACKAGES.stream()
                .map(each -> "import org.intone." + each + ".*;\n")
                .collect(Collectors.joining());
        return imports + "\nimport java.io.*;\nimport java.net.*;\nimport java.nio.file.*;\nimport java.util.*;\n" + all
                + "class Statements {\n    public static void main(String[] words) throws Exception {\n" + body
                + "\n    }\n}\n";
    }

    private static String complaints(Path folder, Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        compiler.run(
                null,
                complaints,
                complaints,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
        return complaints.toString(StandardCharsets.UTF_8);
    }

    private static String called(Path folder, String name, String... words) throws IOException {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            java.lang.reflect.Method main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) words);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        } finally {
            System.setOut(usual);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
