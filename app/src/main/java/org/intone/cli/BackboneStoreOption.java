package org.intone.cli;

import java.nio.file.Path;
import org.intone.backbone.BackboneStore;
import picocli.CommandLine.Option;

/** The option {@code --store} of the commands about backbones. */
final class BackboneStoreOption {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Where backbones are kept; a folder intone/backbones where this system keeps a user's data, if"
                            + " not given.")
    private Path folder;

    BackboneStore store() {
        return folder == null ? BackboneStore.standard() : new BackboneStore(folder);
    }
}
