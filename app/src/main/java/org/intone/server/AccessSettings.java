package org.intone.server;

import java.util.Set;

/**
 * Who may ask.
 *
 * @param tokens of which one is needed; any request is answered where there are none
 * @param origins of web pages that may ask beside the server's own, such as {@code https://example.org}; their hosts are names
 *     of the server too, as behind a proxy
 */
public record AccessSettings(Tokens tokens, Set<String> origins) {
    /** Copies the origins. */
    public AccessSettings {
        origins = Set.copyOf(origins);
    }

    /** For anybody who reaches the server, by its own pages alone. */
    public static AccessSettings open() {
        return new AccessSettings(Tokens.none(), Set.of());
    }
}
