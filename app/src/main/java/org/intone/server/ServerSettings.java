package org.intone.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how a server listens.
 *
 * @param host the address or name of the interface
 * @param port 0 for any that is free
 * @param tls for HTTPS; plain HTTP if empty
 * @param access who may ask
 * @param limits what requests may cost
 * @param keep the folder where uploads are kept by their digest; they are not kept if empty
 */
public record ServerSettings(
        String host,
        int port,
        Optional<TlsFiles> tls,
        AccessSettings access,
        ServerLimits limits,
        Optional<Path> keep) {
    /** For this machine alone, on any port, within the usual limits. */
    public static ServerSettings local() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ServerSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                AccessSettings.open(),
                ServerLimits.standard(cores),
                Optional.empty());
    }
}
