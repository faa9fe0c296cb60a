package org.intone.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers that a page starts: processes of their own, which run on until the page is over. */
final class Servers {
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private int port;

    /**
     * @param folder where they run
     */
    Servers(Path folder) {
        this.folder = folder;
    }

    /** Ends the page's servers; the next has another port, which is free. */
    void stop() throws IOException {
        processes.forEach(Process::destroyForcibly);
        processes.clear();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** A text with the address of this page's server in place of the one that pages show. */
    String addressed(String text) {
        return text.replaceAll("([: ])8080\\b", "$1" + port);
    }

    /** Starts a server on this page's port; what it said is printed when it can be asked. */
    int serve(List<String> words, PrintStream err) throws IOException, InterruptedException {
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
        processes.add(process);
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
}
