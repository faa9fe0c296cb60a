package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.intone.backbone.BackboneImport;
import org.intone.backbone.BackboneStore;
import org.intone.backbone.Download;
import org.intone.backbone.KnownBackbone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Downloads published weights and makes a backbone of them. */
@Command(
        name = "fetch",
        description = {
            "Downloads the weights of a backbone from their publisher, checks their length and SHA-256, and imports them.",
            "A download that broke off goes on where it was when the command is called again.",
            "Known: whisper-tiny.en (76 MB, MIT licence)."
        },
        footerHeading = "%nExample:%n",
        footer = "  intone backbone fetch whisper-tiny.en")
final class BackboneFetchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Which backbone.")
    private String name;

    @Mixin
    private BackboneStoreOption where;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;
    private final List<KnownBackbone> known;

    BackboneFetchCommand(Terminal terminal, List<KnownBackbone> known) {
        this.terminal = terminal;
        this.known = known;
    }

    @Override
    public Integer call() throws IOException {
        KnownBackbone wanted = KnownBackbone.named(known, name);
        BackboneStore store = where.store();
        Path file = store.file(wanted.name());
        overwriting.check(file);
        Path weights = store.folder().resolve(wanted.name() + ".download");
        terminal.say("from " + wanted.address() + " (" + wanted.licence() + ")");
        try (Progress progress = Progress.on(terminal, wanted.name(), wanted.bytes())) {
            new Download(wanted, Download.Patience.STANDARD).run(weights, done -> progress.at(done, wanted.bytes()));
        }
        BackboneImport.Options options = new BackboneImport.Options(
                wanted.address().toString(), wanted.licence(), OptionalInt.empty(), Optional.empty());
        String written = BackboneImportCommand.written(file, BackboneImport.run(weights, file, options));
        Files.delete(weights);
        terminal.say(written);
        return 0;
    }
}
