package org.intone.server;

import io.javalin.http.Context;
import java.util.Map;

/** What browsers are told about every answer. */
final class SecurityHeaders {
    /** The one style element of the page, which wavesurfer.js makes; it changes with that library and the height of its waveform. */
    private static final String VIEWER_STYLE = "sha256-Y/8t1dAKa3ay+RZEiEFEDr8dFiQhpaFvYXXUfT3p6ZU=";

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' '" + VIEWER_STYLE
                    + "'; img-src 'self' blob: data:; media-src 'self' blob:;"
                    + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "microphone=(self), camera=(), geolocation=()");

    private SecurityHeaders() {}

    static void put(Context ctx) {
        ALL.forEach(ctx::header);
        ctx.header("Cache-Control", "no-store");
    }
}
