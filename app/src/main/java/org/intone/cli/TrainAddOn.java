package org.intone.cli;

import java.nio.file.Path;
import org.intone.model.Release;
import org.intone.network.LibTorch;

/** LibTorch, which an installed Intone has only where a second archive was unpacked over it. */
final class TrainAddOn {
    private TrainAddOn() {}

    /**
     * Asks for it before any work is done.
     *
     * @throws CommandFailure if this is an installed Intone and could have it but has not; the message names the archive and the folder
     */
    static void require() {
        // Set by the launcher of an installed Intone.
        String home = System.getProperty("intone.home");
        if (home != null && LibTorch.isLeftOut()) {
            String name = "intone-" + Release.version() + "-train-" + LibTorch.platform();
            throw new CommandFailure("training needs LibTorch, which is an archive of its own: unpack " + name
                    + ".tar.gz (or .zip) in " + Path.of(home).getParent() + ", so that its jars come into "
                    + Path.of(home, "lib"));
        }
    }
}
