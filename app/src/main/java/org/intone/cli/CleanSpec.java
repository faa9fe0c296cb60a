package org.intone.cli;

import java.util.Map;
import java.util.Stack;
import org.intone.clean.Cleanings;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Tells the value of {@code --clean} from the file behind it: what begins with a word of {@link Cleanings}, or is joined to the
 * option by an equals sign, is a value; before anything else the standard cleanings are meant.
 */
public final class CleanSpec implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // The interface is picocli's.
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean joined = "=".equals(info.get("separator"));
        if (!joined && (args.isEmpty() || !isCleaning(args.peek()))) {
            args.push(Cleanings.STANDARD);
        }
        return false;
    }

    private static boolean isCleaning(String text) {
        return Cleanings.known().contains(text.split("[,:]", 2)[0]);
    }
}
