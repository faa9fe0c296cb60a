package org.intone.bench;

import java.io.IOException;

/** Something that is done to one clip and measured in clips a second; for one thread. */
@FunctionalInterface
interface Work {
    /** Does it to a clip and returns something of the result, so that nothing is optimised away. */
    float run(Clip clip) throws IOException;
}
