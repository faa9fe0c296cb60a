package org.intone.server;

import java.util.Map;

/** The files of WebJars that the page loads from {@code /page/lib/}, by the name that it knows them by; no other is served. */
final class PageLibraries {
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final Map<String, String> FILES = Map.of();

    private PageLibraries() {}

    /** The resource behind a name; null if there is none. */
    static String resource(String name) {
        String file = FILES.get(name);
        return file == null ? null : WEBJARS + file;
    }
}
