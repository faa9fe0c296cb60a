package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intone.clean.Cleaning;
import org.intone.model.Recognizer;
import org.intone.report.TimelineFormat;
import org.intone.report.TimelineFormats;
import org.intone.report.TimelineTable;
import org.intone.report.TimelineText;
import org.intone.timeline.TimelineRecognizer;
import org.intone.timeline.TimelineSettings;

/** What {@code intone predict --timeline} does. */
final class TimelineCommand {
    private final Terminal terminal;
    private final TimelineOptions options;
    private final TimelineSettings settings;
    private final String formatName;
    private final Overwriting overwriting;

    /** Checks the options; what is wrong with them is an {@link IllegalArgumentException}. */
    TimelineCommand(Terminal terminal, TimelineOptions options, String formatName, Overwriting overwriting) {
        this.terminal = terminal;
        this.options = options;
        this.settings = options.settings();
        this.formatName = formatName;
        this.overwriting = overwriting;
        format(List.of());
    }

    private TimelineFormat format(List<String> labels) {
        return formatName.isEmpty() ? new TimelineText(labels) : TimelineFormats.named(formatName, labels);
    }

    /** This, if there is a place for what will be made; if not, that is an {@link IllegalArgumentException}. */
    TimelineCommand checkedFor(List<SoundInput> inputs) {
        TimelineFormat format = format(List.of());
        if (options.output() == null && inputs.size() > 1 && !(format instanceof TimelineTable)) {
            throw new IllegalArgumentException("--format " + formatName + " has one recording a file, and there are "
                    + inputs.size() + ": name a folder with -o");
        }
        if (options.output() != null && !isFolder(inputs, format)) {
            overwriting.check(options.output());
        }
        return this;
    }

    private boolean isFolder(List<SoundInput> inputs, TimelineFormat format) {
        return Files.isDirectory(options.output()) || (inputs.size() > 1 && !(format instanceof TimelineTable));
    }

    /** Returns the exit code. */
    int run(Recognizer recognizer, String model, List<SoundInput> inputs, Cleaning cleaning) throws IOException {
        if (options.isAdapting()) {
            AdaptTo.require(recognizer, model, "--adapt");
        }
        TimelineFormat format = format(recognizer.metadata().labels().labels());
        Interrupt interrupt = Interrupt.listen(
                // A bar may stand in the line where the cursor is.
                terminal, (terminal.errIsTerminal() ? "\n" : "") + "stopping; once more to stop at once");
        TimelineRun run = new TimelineRun(
                terminal,
                interrupt,
                new TimelineRecognizer(recognizer, settings, options.isAdapting()),
                cleaning,
                options.isSplit());
        Path output = options.output();
        if (output == null) {
            run.print(inputs, format);
        } else if (isFolder(inputs, format)) {
            List<String> names = inputs.stream().map(SoundInput::name).toList();
            Files.createDirectories(output);
            run.write(
                    inputs, format, FolderFiles.of(output, names, format.kind().fileEnding(), overwriting));
        } else if (format instanceof TimelineTable table) {
            run.write(inputs, table, output);
        } else {
            run.write(inputs, format, List.of(output));
        }
        return exitCode(run, inputs.size(), interrupt.getAsBoolean());
    }

    private int exitCode(TimelineRun run, int inputs, boolean isInterrupted) {
        if (run.failed() > 0) {
            terminal.say("intone: " + run.failed() + " of " + inputs + " could not be read");
        }
        if (isInterrupted) {
            terminal.say("intone: stopped after " + run.done() + " of " + inputs);
            return Interrupt.EXIT_CODE;
        }
        return run.failed() > 0 ? 1 : 0;
    }
}
