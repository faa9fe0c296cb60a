package org.intone.audio;

import java.io.IOException;

/** A recording of one channel that can be gone through more than once, so that its sound need not lie in memory. */
@FunctionalInterface
public interface MonoSource {
    /** Begins at the beginning; the caller closes the stream. */
    MonoStream open() throws IOException;
}
