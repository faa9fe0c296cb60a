package org.intone.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.intone.microphone.Microphones;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code intone} command and its subcommands. */
@Command(
        name = "intone",
        description = "Recognises emotion in speech.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class Main {
    @Option(
            names = "--debug",
            description = "Print the stack trace of an error.",
            scope = CommandLine.ScopeType.INHERIT)
    private boolean debug;

    private final Terminal terminal;

    private Main(Terminal terminal) {
        this.terminal = terminal;
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
    static int run(Terminal terminal, String... args) {
        Main main = new Main(terminal);
        CommandLine line = line(main)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.outIsTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpAutoWidth(terminal.outIsTerminal())
                .setParameterExceptionHandler(main::wrongUsage)
                .setExecutionExceptionHandler(main::failed);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            terminal.say("intone: " + Problems.line(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static CommandLine line(Main main) {
        Terminal terminal = main.terminal;
        CommandLine line = new CommandLine(main);
        List.of(
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
                        new NotebookCommand(terminal, System.getenv()))
                .forEach(line::addSubcommand);
        line.addSubcommand(BackboneCommand.line(terminal));
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return line.addSubcommand(new HelpCommand())
                .addSubcommand(completion)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** One line that says what was wrong, and one with what would be right. */
    private int wrongUsage(ParameterException problem, String[] args) {
        // The library begins some of its messages so.
        terminal.say("intone: " + Problems.line(problem).replaceFirst("^Error: ", ""));
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        // The others that picocli thinks of have little in common with what was typed.
        String hint = problem instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(nearest -> "Did you mean " + nearest + "? ")
                        .orElse("")
                : "";
        terminal.say(hint + "See " + command + " --help");
        trace(problem);
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
        terminal.say("intone: " + Problems.line(problem));
        trace(problem);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void trace(Exception problem) {
        if (debug) {
            problem.printStackTrace(terminal.err());
        }
    }
}
