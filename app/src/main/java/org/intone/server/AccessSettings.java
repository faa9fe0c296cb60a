package org.intone.server;

import java.util.Set;

/**
 * Who may ask.
 *
 * @param tokens of which one is needed; any request is answered where there are none
 * @param origins of web pages that may ask beside the server's own, such as {@code https://example.org}
 * @param local whether the server is meant for this machine alone, so that a page which calls itself by another name is refused
 */
public record AccessSettings(Tokens tokens, Set<String> origins, boolean local) {
    /** Copies the origins. */
    public AccessSettings {
        origins = Set.copyOf(origins);
    }

    /** For this machine alone, without a token. */
    public static AccessSettings localOnly() {
        return new AccessSettings(Tokens.none(), Set.of(), true);
    }
}
