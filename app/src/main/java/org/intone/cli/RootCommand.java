package org.intone.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A program of commands: what all of Intone's have in common, such as how they fail. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public abstract class RootCommand {
    @Option(
            names = "--debug",
            description = "Print the stack trace of an error.",
            scope = CommandLine.ScopeType.INHERIT)
    private boolean debug;

    private final Terminal terminal;

    /** A program that talks to a terminal. */
    protected RootCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What it talks to. */
    protected final Terminal terminal() {
        return terminal;
    }

    /** The program's line with some commands. */
    protected final CommandLine line(List<?> commands) {
        CommandLine line = new CommandLine(this);
        commands.forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Runs a command in this process and returns its exit code; what goes wrong is told in one line. */
    protected final int run(CommandLine line, String... args) {
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.outIsTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpAutoWidth(terminal.outIsTerminal())
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            terminal.say("intone: " + Problems.line(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
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
