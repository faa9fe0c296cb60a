package org.intone.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Tells how many clips an option asks for from the file behind it: what is a number, or is joined to the option by an equals sign, is
 * the value; before anything else the option's fallback is meant.
 */
final class ClipCount implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // The interface is picocli's.
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        OptionSpec asked = (OptionSpec) option;
        boolean joined = "=".equals(info.get("separator"));
        if (!joined && (args.isEmpty() || !args.peek().matches("-?\\d+"))) {
            args.push(asked.fallbackValue());
        }
        if (!args.peek().matches("0*[1-9]\\d{0,8}")) {
            throw new ParameterException(
                    command.commandLine(),
                    asked.longestName() + " must be a number of clips from 1 to 999,999,999, was " + args.peek());
        }
        return false;
    }
}
