package org.intone.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.intone.model.Recognizer;
import org.intone.server.AccessSettings;
import org.intone.server.IntoneServer;
import org.intone.server.ServerLimits;
import org.intone.server.ServerSettings;
import org.intone.server.TlsFiles;
import org.intone.server.Tokens;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the model over HTTP and WebSocket, and the web page. */
@Command(
        name = "serve",
        description = {
            "Answers over HTTP and WebSocket, and serves the web page at /.",
            "Listens to this machine alone unless --host says otherwise. Ctrl-C or SIGTERM ends it when what is running is"
                    + " done; a second one at once. Requests are told on standard error, a line each, without names and tokens."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone serve",
            "  intone serve --port 9000 --model runs/first/model.onnx",
            "  intone serve --host 0.0.0.0 --tokens tokens.txt --tls-cert cert.pem --tls-key key.pem",
            "  curl --data-binary @call.mp3 http://127.0.0.1:8080/v1/predict"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;

    @Option(names = "--model", paramLabel = "MODEL", description = "A model file; the built-in model if not given.")
    private Path model;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "The port; ${DEFAULT-VALUE} if not given, 0 for any that is free.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "The address to listen on; ${DEFAULT-VALUE}, this machine alone, if not given.")
    private String host;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Answer only who sends one of these tokens: a line each, TOKEN or NAME TOKEN.")
    private Path tokens;

    @Option(
            names = "--origin",
            split = ",",
            paramLabel = "ORIGIN",
            description = "Web pages that may ask beside the server's own, such as https://example.org.")
    private List<String> origins = List.of();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep every upload, called by its SHA-256. Nothing is kept if not given.")
    private Path keep;

    @ArgGroup(exclusive = false)
    private Tls tls;

    @Mixin
    private ServeLimits limits;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Both or none. */
    private static final class Tls {
        @Option(
                names = "--tls-cert",
                required = true,
                paramLabel = "PEM",
                description = "Serve HTTPS with this certificate (and those that signed it).")
        private Path certificate;

        @Option(
                names = "--tls-key",
                required = true,
                paramLabel = "PEM",
                description = "The certificate's private key, not encrypted.")
        private Path key;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerSettings settings = settings();
        Interrupt interrupt = Interrupt.listenAsService(terminal, "stopping when what is running is done");
        try (Recognizer recognizer = model == null ? Recognizer.builtIn() : Recognizer.open(model);
                IntoneServer server = IntoneServer.start(settings, recognizer, terminal::say)) {
            terminal.say("serving at " + (tls == null ? "http" : "https") + "://"
                    + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/ until Ctrl-C");
            interrupt.await();
        }
        return 0;
    }

    private ServerSettings settings() throws IOException {
        boolean local = isLocal();
        Tokens known = tokens == null ? Tokens.none() : Tokens.read(tokens);
        if (!local && !known.areNeeded()) {
            terminal.say("intone: warning: whoever reaches " + host + " may ask, since there are no --tokens");
        }
        if (!local && known.areNeeded() && tls == null) {
            terminal.say("intone: warning: tokens and recordings travel unencrypted without --tls-cert and --tls-key");
        }
        ServerLimits most = checked();
        return new ServerSettings(
                host,
                port,
                Optional.ofNullable(tls).map(files -> new TlsFiles(files.certificate, files.key)),
                new AccessSettings(known, Set.copyOf(origins)),
                most,
                Optional.ofNullable(keep));
    }

    /** What cannot be is wrong usage. */
    private ServerLimits checked() {
        try {
            if (port < 0 || port > MOST_PORT) {
                throw new IllegalArgumentException("--port must be from 0 to " + MOST_PORT + ", was " + port);
            }
            origins.forEach(ServeCommand::checkOrigin);
            return limits.apply(ServerLimits.standard(Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host " + host + " is no address of this machine", e);
        }
    }

    private static void checkOrigin(String origin) {
        if (!origin.matches("https?://[\\w.\\[\\]:-]+")) {
            throw new IllegalArgumentException(
                    "--origin must be a scheme and a host such as https://example.org, was " + origin);
        }
    }
}
