package org.intone.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.intone.cli.CalledCommand;

/**
 * Runs blocks of shell by bash, whose {@code intone} hands its words to this process: pipes, wildcards and redirections are
 * the shell's own, and no JVM is started for a command. {@code intone serve} alone gets a process, which runs on until the
 * page is over.
 */
final class Shell implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    /** What a block did. */
    record Done(int exit, String out, String err) {}

    private final Path folder;
    private final Path tools;
    private final ServerSocket calls;
    private final List<Process> servers = new ArrayList<>();
    private int port;

    /**
     * @param folder this process's working folder, where the blocks run
     * @param tools where the programs are put
     */
    Shell(Path folder, Path tools) throws IOException {
        this.folder = folder;
        this.tools = Files.createDirectories(tools);
        this.calls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        script("intone", Template.resource("intone.sh"));
        script(
                "ffmpeg",
                "#!/bin/sh\nexec '" + Loader.load(org.bytedeco.ffmpeg.ffmpeg.class) + "'  -loglevel error \"$@\"\n");
        Thread listener = new Thread(this::answer, "calls");
        listener.setDaemon(true);
        listener.start();
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(tools.resolve(name), text);
        assertTrue(file.toFile().setExecutable(true));
    }

    /** Makes ready for another page: {@code ./intone} in its folder. */
    void begin() throws IOException {
        stopServers();
        Files.copy(tools.resolve("intone"), folder.resolve("intone"));
        assertTrue(folder.resolve("intone").toFile().setExecutable(true));
    }

    /** Ends the page's servers; the next has another port, which is free. */
    void stopServers() throws IOException {
        close(servers);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Whether a program is installed. */
    boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    /** A text with the address of this page's server in place of the one that pages show. */
    String addressed(String text) {
        return text.replaceAll("([: ])8080\\b", "$1" + port);
    }

    Done run(String block) throws IOException, InterruptedException {
        Path out = Files.createTempFile("intone-docs", ".out");
        Path err = Files.createTempFile("intone-docs", ".err");
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", addressed(block))
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

    /** A call is the folder of its streams, the caller's folder, and the words, a line each; the answer is the exit code. */
    private void answer(Socket call) {
        try (call) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
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
                if (!isHere) {
                    err.println("this process cannot change its folder");
                    exit = 99;
                } else if (words.get(0).equals("serve") && !words.contains("--help")) {
                    exit = serve(words, err);
                } else {
                    exit = CalledCommand.run(
                            in, out, err, SmallSettings.of(words).toArray(String[]::new));
                }
            }
            call.getOutputStream().write((exit + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrintStream stream(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }

    /** Starts a server on this page's port; what it said is printed when it can be asked. */
    private int serve(List<String> words, PrintStream err) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        // As the launcher has it: without it Java warns where the page shows what Intone said.
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("org.intone.cli.Main");
        command.addAll(words);
        int at = command.indexOf("--port");
        if (at < 0) {
            command.addAll(List.of("--port", Integer.toString(port)));
        } else {
            command.set(at + 1, Integer.toString(port));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        servers.add(process);
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            err.println(line);
            if (line.startsWith("serving at ")) {
                Thread drain = new Thread(() -> said.lines().forEach(each -> {}), "server");
                drain.setDaemon(true);
                drain.start();
                return 0;
            }
        }
        return process.waitFor();
    }

    private static void close(List<Process> servers) {
        servers.forEach(Process::destroyForcibly);
        servers.clear();
    }

    @Override
    public void close() throws IOException {
        close(servers);
        calls.close();
    }
}
