package org.intone.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that a server goes by and no site can have: this machine's, and every number, since what a site points at the server
 * is a name. Serves all threads.
 */
final class OwnNames {
    private static final Pattern LOCAL = Pattern.compile("(?i)(.*\\.)?localhost");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");

    private final String host;

    /** {@code host} is what the server was told to listen on, a name of its own whatever it is. */
    OwnNames(String host) {
        this.host = host;
    }

    /** Whether a {@code Host} header, with or without a port, is one of them. */
    boolean contain(String asked) {
        String name = asked.replaceFirst(":\\d+$", "");
        return LOCAL.matcher(name).matches()
                || NUMBER.matcher(name).matches()
                || name.equalsIgnoreCase(host)
                || Machine.NAME.filter(name::equalsIgnoreCase).isPresent();
    }

    /** Looked up when it is first asked for: where the machine's name has no address that takes seconds. */
    private static final class Machine {
        static final Optional<String> NAME = name();

        private static Optional<String> name() {
            try {
                return Optional.of(InetAddress.getLocalHost().getHostName());
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }
    }
}
