package org.intone.server;

/** A request that is not answered, and why: the message is one line that says what was wrong and what would be right. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    Refusal(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    Refusal(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
