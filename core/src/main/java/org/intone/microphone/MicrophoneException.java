package org.intone.microphone;

import java.io.IOException;

/** No microphone, or none that can be used. The message is one line that says what was wrong and what would be right. */
public final class MicrophoneException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With its message. */
    public MicrophoneException(String message) {
        super(message);
    }

    /** With what brought it about. */
    public MicrophoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
