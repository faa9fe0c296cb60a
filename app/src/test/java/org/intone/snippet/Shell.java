package org.intone.snippet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs blocks of shell by bash, some of whose programs hand their words to this process: pipes, wildcards and redirections are
 * the shell's own, and no JVM is started for a command.
 */
public final class Shell implements AutoCloseable {
    private static final int MOST_SECONDS = 300;
    private static final int BROKEN = 99;

    /** A program that runs in this process. */
    @FunctionalInterface
    public interface Program {
        /** Returns the exit code. */
        int run(List<String> words, InputStream in, PrintStream out, PrintStream err)
                throws IOException, InterruptedException;
    }

    /** What a block did. */
    public record Done(int exit, String out, String err) {}

    private final Path folder;
    private final Path tools;
    private final Map<String, Program> programs;
    private final ServerSocket calls;

    /**
     * @param folder where the blocks run; their programs may be called there alone
     * @param tools where the programs are put
     * @param programs those of this process, by their names
     */
    public Shell(Path folder, Path tools, Map<String, Program> programs) throws IOException {
        this.folder = folder;
        this.tools = Files.createDirectories(tools);
        this.programs = Map.copyOf(programs);
        this.calls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (InputStream call = Shell.class.getResourceAsStream("call.sh")) {
            String text = new String(call.readAllBytes(), StandardCharsets.UTF_8);
            for (String name : programs.keySet()) {
                script(name, text);
            }
        }
        Thread listener = new Thread(this::answer, "calls");
        listener.setDaemon(true);
        listener.start();
    }

    /** Adds a program that is a script, and returns its file. */
    public Path script(String name, String text) throws IOException {
        Path file = Files.writeString(tools.resolve(name), text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
        return file;
    }

    /** Whether a program is installed. */
    public boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    /** Runs a block, which ends with the first command that fails, or after five minutes. */
    public Done run(String block) throws IOException, InterruptedException {
        Path out = Files.createTempFile("intone-block", ".out");
        Path err = Files.createTempFile("intone-block", ".err");
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", block)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        bash.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        bash.environment().put("INTONE_CALLS", Integer.toString(calls.getLocalPort()));
        Process process = bash.start();
        process.getOutputStream().close();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Done done = new Done(process.waitFor(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return done;
    }

    private void answer() {
        while (!calls.isClosed()) {
            try {
                Socket call = calls.accept();
                Thread thread = new Thread(() -> answer(call), "call");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    /**
     * A call is the program, the folder of its streams, the caller's folder, and the words, a line each; the answer is the
     * exit code.
     */
    private void answer(Socket call) {
        try (call) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
            Program program = programs.get(lines.readLine());
            Path streams = Path.of(lines.readLine());
            boolean isHere = Path.of(lines.readLine()).toRealPath().equals(folder.toRealPath());
            List<String> words = new ArrayList<>();
            for (int left = Integer.parseInt(lines.readLine()); left > 0; left--) {
                words.add(lines.readLine());
            }
            int exit;
            try (PrintStream out = stream(streams.resolve("out"));
                    PrintStream err = stream(streams.resolve("err"));
                    InputStream in = Files.newInputStream(streams.resolve("in"))) {
                if (isHere) {
                    exit = exitOf(program, words, in, out, err);
                } else {
                    err.println("this process cannot change its folder");
                    exit = BROKEN;
                }
            }
            call.getOutputStream().write((exit + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a program throws is told to the caller, who would else wait for an answer. */
    private static int exitOf(Program program, List<String> words, InputStream in, PrintStream out, PrintStream err) {
        try {
            return program.run(words, in, out, err);
        } catch (Exception | LinkageError | AssertionError e) {
            e.printStackTrace(err);
            return BROKEN;
        }
    }

    private static PrintStream stream(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        calls.close();
    }
}
