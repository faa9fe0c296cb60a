package org.intone.server;

/** Why a request is not answered. The words and numbers are part of the interface: none changes its meaning in a later release. */
enum ErrorCode {
    MALFORMED("malformed", 400),
    UNAUTHORIZED("unauthorized", 401),
    FORBIDDEN_ORIGIN("forbidden-origin", 403),
    NOT_FOUND("not-found", 404),
    METHOD("method", 405),
    TIMEOUT("timeout", 408),
    TOO_LARGE("too-large", 413),
    NOT_SOUND("not-sound", 415),
    SILENT("silent", 422),
    TOO_SHORT("too-short", 422),
    TOO_MANY("too-many", 429),
    FAILED("failed", 500),
    BUSY("busy", 503);

    private final String word;
    private final int status;

    ErrorCode(String word, int status) {
        this.word = word;
        this.status = status;
    }

    /** As in {@code {"error":{"code":"not-sound",...}}}. */
    String word() {
        return word;
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }
}
