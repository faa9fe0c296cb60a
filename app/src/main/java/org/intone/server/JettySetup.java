package org.intone.server;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty listens: where, by which protocol, for how long and for how many. */
final class JettySetup {
    private static final int MOST_CONNECTIONS = 4000;
    private static final int LEAST_THREADS = 8;
    /** Selectors, acceptors, small requests. */
    private static final int SPARE_THREADS = 64;

    private final ServerSettings settings;
    private final RequestId requestIds;
    private final KeyStore keys;
    private final ConnectionWatch watch;

    /** Reads the certificate, where there is one. */
    JettySetup(ServerSettings settings, RequestId requestIds) throws IOException {
        this.settings = settings;
        this.requestIds = requestIds;
        this.watch = new ConnectionWatch(settings.limits().idleSeconds());
        this.keys = settings.tls().isPresent() ? Pem.keyStore(settings.tls().get()) : null;
    }

    /** Waits until every answer has been sent, or the time is over. */
    void awaitAnswered(long milliseconds) throws InterruptedException {
        watch.awaitAnswered(milliseconds);
    }

    void configure(JavalinConfig config) {
        ServerLimits limits = settings.limits();
        // A request or a message of a stream that waits for its turn holds a thread.
        QueuedThreadPool threads =
                new QueuedThreadPool(limits.waiting() + limits.streams() + SPARE_THREADS, LEAST_THREADS);
        threads.setName("intone-serve");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JsonErrors(requestIds)));
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxBinaryMessageSize(ServerLimits.MESSAGE_BYTES);
            factory.setMaxTextMessageSize(ServerLimits.TEXT_BYTES);
            factory.setMaxFrameSize(ServerLimits.MESSAGE_BYTES);
            factory.setIdleTimeout(Duration.ofSeconds(ServerLimits.STREAM_IDLE_SECONDS));
        });
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        server.setErrorHandler(new JsonErrors(requestIds));
        server.insertHandler(watch);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        ServerConnector connector =
                keys == null ? new ServerConnector(server, new HttpConnectionFactory(http)) : secure(server, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(1000L * settings.limits().idleSeconds());
        connector.addBean(watch);
        return connector;
    }

    private ServerConnector secure(Server server, HttpConfiguration http) {
        // Whoever asks by address or through a tunnel names no host that the certificate is for.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStore(keys);
        ssl.setKeyStorePassword("");
        HttpConnectionFactory inner = new HttpConnectionFactory(http);
        return new ServerConnector(server, new SslConnectionFactory(ssl, inner.getProtocol()), inner);
    }
}
