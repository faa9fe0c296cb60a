package org.intone.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, of one within another too; picocli's own knows the first word alone. */
@Command(
        name = "help",
        description = "Prints how intone, or one of its commands, is used.",
        footerHeading = "%nExamples:%n",
        footer = {"  intone help", "  intone help predict", "  intone help backbone import"})
public final class HelpCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command; all are listed if not given.")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                String name = command.getCommandSpec().qualifiedName();
                String known =
                        command.getSubcommands().isEmpty() ? "" : ": known are " + String.join(", ", shown(command));
                throw new ParameterException(spec.commandLine(), name + " has no command '" + word + "'" + known);
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut(), command.getColorScheme());
        return CommandLine.ExitCode.OK;
    }

    private static List<String> shown(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }
}
