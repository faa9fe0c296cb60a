package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.intone.backbone.BackboneMetadata;
import org.intone.backbone.BackboneStore;
import org.intone.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the backbones that are here. */
@Command(
        name = "list",
        description = "Lists the backbones that are here: what they give, where they are from, on what terms.",
        footerHeading = "%nExamples:%n",
        footer = {"  intone backbone list", "  intone backbone list --json"})
final class BackboneListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object for each.")
    private boolean json;

    @Mixin
    private BackboneStoreOption where;

    private final Terminal terminal;

    BackboneListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        BackboneStore store = where.store();
        List<String> names = store.names();
        int exit = 0;
        for (String name : names) {
            try {
                print(store, name, store.metadata(name));
            } catch (IOException e) {
                terminal.say("intone: " + Problems.line(e));
                exit = 1;
            }
        }
        if (names.isEmpty()) {
            terminal.say(
                    "no backbones in " + store.folder() + ": see intone backbone fetch and intone backbone import");
        }
        return exit;
    }

    private void print(BackboneStore store, String name, BackboneMetadata metadata) throws IOException {
        if (json) {
            terminal.result("{\"name\":\"" + name + "\",\"backbone\":" + metadata.toJson() + "}");
            return;
        }
        String megabytes = String.format(Locale.ROOT, "%.1f MB", Files.size(store.file(name)) / 1e6);
        terminal.result(name);
        terminal.result("  kind     " + metadata.kind().word() + ", "
                + Figures.count(metadata.layers().size(), "layer") + " of " + metadata.width() + ", " + megabytes);
        terminal.result("  licence  " + metadata.licence());
        terminal.result("  source   " + metadata.source());
        terminal.result("  sha256   " + metadata.weightsSha256());
    }
}
