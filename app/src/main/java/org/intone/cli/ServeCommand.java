package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.intone.model.Recognizer;
import org.intone.server.IntoneServer;
import org.intone.server.ServerLimits;
import org.intone.server.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the model over HTTP, and the web page. */
@Command(
        name = "serve",
        description = {
            "Answers over HTTP and WebSocket, and serves the web page at /. Listens to this machine alone unless --host says"
                    + " otherwise. Ends with Ctrl-C, when what is running is done."
        },
        footer = {
            "%nExamples:",
            "  intone serve",
            "  intone serve --port 9000 --model runs/first/model.onnx",
            "  curl --data-binary @call.mp3 http://127.0.0.1:8080/v1/predict"
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "MODEL", description = "A model file; the built-in model if not given.")
    private Path model;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The port; ${DEFAULT-VALUE} if not given, 0 for any.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; ${DEFAULT-VALUE}, this machine alone, if not given.")
    private String host;

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerLimits limits = ServerLimits.standard(Runtime.getRuntime().availableProcessors());
        try (Recognizer recognizer = model == null ? Recognizer.builtIn() : Recognizer.open(model);
                IntoneServer server = IntoneServer.start(new ServerSettings(host, port, limits), recognizer)) {
            terminal.say("serving at http://" + host + ":" + server.port() + "/ until Ctrl-C");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
