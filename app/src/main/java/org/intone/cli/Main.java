package org.intone.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.intone.microphone.Microphones;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code intone} command and its subcommands. */
@Command(name = "intone", description = "Recognises emotion in speech.")
public final class Main extends RootCommand {
    private Main(Terminal terminal) {
        super(terminal);
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Figures look the same on every machine.
        Locale.setDefault(Locale.ROOT);
        // Pages are drawn without a screen.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(Terminal.ofProcess(), args));
    }

    /** The command with its subcommands, for those who write about it: manuals, completion. It reads and prints nothing. */
    public static CommandLine described() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return line(new Main(new Terminal(InputStream.nullInputStream(), nowhere, nowhere, false, false)));
    }

    /** Runs the command in this process and returns its exit code. */
    public static int run(Terminal terminal, String... args) {
        Main main = new Main(terminal);
        return main.run(line(main), args);
    }

    private static CommandLine line(Main main) {
        Terminal terminal = main.terminal();
        CommandLine line = main.line(List.of(
                new CorporaCommand(terminal),
                new ScanCommand(terminal),
                new ExploreCommand(terminal),
                new FeaturesCommand(terminal),
                new TrainCommand(terminal),
                new DistillCommand(terminal),
                new EvaluateCommand(terminal),
                new CompareCommand(terminal),
                new BenchmarkCommand(terminal, new ThisMachine()),
                new TuneCommand(terminal, new ThisMachine()),
                new PredictCommand(terminal),
                new ListenCommand(terminal, Microphones::ofSystem),
                new ServeCommand(terminal),
                new ShowCommand(terminal),
                new NotebookCommand(terminal, System.getenv()),
                BackboneCommand.line(terminal),
                new HelpCommand()));
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return line.addSubcommand(completion);
    }
}
