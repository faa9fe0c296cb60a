package org.intone.cli;

import java.util.List;
import org.intone.backbone.KnownBackbone;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about speech encoders that a user brings. */
@Command(
        name = "backbone",
        description = "Keeps backbones: speech encoders that others trained and you bring. None comes with Intone.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone backbone fetch whisper-tiny.en",
            "  intone backbone import whisper-tiny.en model.safetensors",
            "  intone backbone list"
        })
final class BackboneCommand {
    private BackboneCommand() {}

    /** The command with its subcommands. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new BackboneCommand());
        List.of(
                        new BackboneListCommand(terminal),
                        new BackboneImportCommand(terminal),
                        new BackboneFetchCommand(terminal, KnownBackbone.ALL))
                .forEach(line::addSubcommand);
        return line;
    }
}
