package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.intone.backbone.BackboneImport;
import org.intone.backbone.BackboneMetadata;
import org.intone.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a backbone of a file of weights. */
@Command(
        name = "import",
        description = {
            "Makes a backbone of a file: Whisper's weights, or an ONNX encoder of the wav2vec2 kind.",
            "Whisper's (tiny, base, small; English or multilingual) are read as Hugging Face (model.safetensors) or OpenAI"
                    + " (tiny.en.pt) has them. The other kind takes input_values [batch, samples] of 16 kHz and gives hidden states [batch, time, width].",
            "The file is only read: a pickle in it that names anything but tensors is refused, and nothing of it is run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone backbone import whisper-tiny.en model.safetensors --licence MIT",
            "  intone backbone import whisper-base base.pt",
            "  intone backbone import hubert hubert-base.onnx --no-standardise"
        })
final class BackboneImportCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "What to call it: small letters, digits, '.', '_', '-'.")
    private String name;

    @Parameters(index = "1", paramLabel = "FILE", description = "The weights.")
    private Path weights;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            defaultValue = "not stated",
            description = "On what terms the weights may be used; kept with the backbone.")
    private String licence;

    @Option(
            names = "--heads",
            paramLabel = "N",
            description =
                    "Attention heads, where neither the file nor a config.json beside it says it; one for each 64 of the"
                            + " width, if not given.")
    private Integer heads;

    @Option(
            names = "--standardise",
            negatable = true,
            description =
                    "Whether an ONNX encoder takes clips of mean 0 and deviation 1; what a preprocessor_config.json"
                            + " beside the file says, or else yes, if not given.")
    private Boolean standardise;

    @Mixin
    private BackboneStoreOption where;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;

    BackboneImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = where.store().file(name);
        overwriting.check(file);
        BackboneImport.Options options = new BackboneImport.Options(
                "",
                licence,
                heads == null ? OptionalInt.empty() : OptionalInt.of(heads),
                Optional.ofNullable(standardise));
        terminal.say(written(file, BackboneImport.run(weights, file, options)));
        return 0;
    }

    static String written(Path file, BackboneMetadata metadata) {
        return "written: " + file + ", " + metadata.kind().word() + ", "
                + Figures.count(metadata.layers().size(), "layer") + " of " + metadata.width();
    }
}
