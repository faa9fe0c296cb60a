package org.intone.server;

/**
 * Where and how a server listens.
 *
 * @param host the address or name of the interface
 * @param port 0 for any that is free
 * @param limits what requests may cost
 */
public record ServerSettings(String host, int port, ServerLimits limits) {}
