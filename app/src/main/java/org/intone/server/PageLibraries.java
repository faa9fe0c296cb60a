package org.intone.server;

import java.util.Map;

/**
 * What the page loads from {@code /page/lib/} by names of its own: files of WebJars, and the reports' stylesheet, so that both look alike;
 * no other is served.
 */
final class PageLibraries {
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final Map<String, String> FILES = Map.of(
            "tablesort.min.js",
            WEBJARS + "tablesort/5.2.0/dist/tablesort.min.js",
            "report.css",
            "/org/intone/page/page.css",
            "docs.css",
            "/org/intone/server/docs.css");

    private PageLibraries() {}

    /** The resource behind a name; null if there is none. */
    static String resource(String name) {
        return FILES.get(name);
    }
}
