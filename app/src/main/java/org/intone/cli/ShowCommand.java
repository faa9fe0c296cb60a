package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.intone.model.ModelCard;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a model is. */
@Command(
        name = "show",
        description = "Prints a model's card: its labels, what it was trained on, how good it is, on what terms.",
        footerHeading = "%nExamples:%n",
        footer = {"  intone show", "  intone show runs/first/model.onnx", "  intone show --json"})
final class ShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A model file; the built-in model if not given.")
    private Path model;

    @Option(names = "--json", description = "Print the model's metadata as one JSON object.")
    private boolean json;

    private final Terminal terminal;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ModelMetadata metadata = (model == null ? ModelFile.builtIn() : ModelFile.read(model)).metadata();
        terminal.out().print(json ? metadata.toJson() + "\n" : ModelCard.render(metadata));
        return 0;
    }
}
