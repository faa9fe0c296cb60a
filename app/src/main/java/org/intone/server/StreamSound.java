package org.intone.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What comes in on a stream, one message after the other. Methods are called by one thread at a time, but {@link #abandon}. */
interface StreamSound {
    /**
     * Takes a message; waits while there is more than can be worked on.
     *
     * @throws Refusal if it cannot be used
     */
    void take(ByteBuffer bytes) throws IOException;

    /** Nothing more comes: the rest is judged, the summary is sent and the stream is closed. */
    void end() throws IOException;

    /** The client is gone: nothing more is worked on. Any thread, more than once. */
    void abandon();
}
