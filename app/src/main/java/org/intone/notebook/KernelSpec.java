package org.intone.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intone.file.WholeFile;

/**
 * What Jupyter must know to start the kernel: a file {@code kernel.json} in the user's folder of Jupyter, by which every notebook,
 * JupyterLab or editor of that user offers "Java (Intone)".
 *
 * @param java the program that runs Java
 * @param options of Java, beside those that every kernel has
 * @param classPath of the kernel; a folder's {@code *} stands for its jars
 * @param environment variables of the kernel besides those that Jupyter has
 */
public record KernelSpec(Path java, List<String> options, String classPath, Map<String, String> environment) {
    /** What people choose. */
    public static final String DISPLAY_NAME = "Java (Intone)";

    /** By which a notebook names the kernel. */
    static final String NAME = "intone";

    private static final String NATIVES = "onnxruntime.native.path";

    /** Of an interface that protobuf uses. */
    private static final int FIRST_THAT_WARNS_OF_UNSAFE = 23;

    /** What the launcher sets for training, and for names of files with umlauts. */
    private static final List<String> LAUNCHER_SETS = List.of(
            "LC_ALL",
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MALLOC_MMAP_MAX_",
            "MALLOC_TRIM_THRESHOLD_",
            "MALLOC_ARENA_MAX");

    /** Keeps copies. */
    public KernelSpec {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /**
     * A kernel that runs as this process does.
     *
     * @param environment of this process
     */
    public static KernelSpec ofProcess(Map<String, String> environment) {
        Map<String, String> kept = new TreeMap<>(environment);
        kept.keySet().retainAll(LAUNCHER_SETS);
        return new KernelSpec(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                usualOptions(),
                System.getProperty("intone.classpath", System.getProperty("java.class.path")),
                kept);
    }

    private static List<String> usualOptions() {
        List<String> options = new ArrayList<>();
        if (Runtime.version().feature() >= FIRST_THAT_WARNS_OF_UNSAFE) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        // An installed Intone has the natives beside its jars.
        String natives = System.getProperty(NATIVES);
        if (natives != null) {
            options.add("-D" + NATIVES + "=" + natives);
        }
        return options;
    }

    /**
     * Where Jupyter looks for a user's kernels.
     *
     * @param environment of this process
     * @param system the property {@code os.name}
     */
    public static Path userKernels(Map<String, String> environment, String system) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path data;
        if (!environment.getOrDefault("JUPYTER_DATA_DIR", "").isEmpty()) {
            data = Path.of(environment.get("JUPYTER_DATA_DIR"));
        } else if (system.startsWith("Windows")) {
            data = Path.of(environment.getOrDefault("APPDATA", home), "jupyter");
        } else if (system.startsWith("Mac")) {
            data = Path.of(home, "Library", "Jupyter");
        } else {
            String shared = environment.getOrDefault("XDG_DATA_HOME", "");
            data = (shared.isEmpty() ? Path.of(home, ".local", "share") : Path.of(shared)).resolve("jupyter");
        }
        return data.resolve("kernels");
    }

    /**
     * Installs the kernel, or brings what is installed up to date.
     *
     * @param kernels as {@link #userKernels} gives it
     * @return the file that was written
     */
    public Path install(Path kernels) throws IOException {
        Path file = kernels.resolve(NAME).resolve("kernel.json");
        String json = json();
        WholeFile.writeText(file, writer -> writer.write(json));
        return file;
    }

    private String json() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode spec = mapper.createObjectNode();
        ArrayNode command = spec.putArray("argv");
        command.add(java.toString());
        options.forEach(command::add);
        List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xshare:auto",
                        "-XX:+UseParallelGC",
                        "-cp",
                        classPath,
                        NotebookKernel.class.getName(),
                        "{connection_file}")
                .forEach(command::add);
        spec.put("display_name", DISPLAY_NAME);
        spec.put("language", "java");
        // A signal would end the JVM.
        spec.put("interrupt_mode", "message");
        ObjectNode variables = spec.putObject("env");
        new TreeMap<>(environment).forEach(variables::put);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n";
    }
}
