package org.intone.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Takes what is joined to {@code --same-speaker} by an equals sign for its value, and all else for a file, since a file may be called
 * {@code running}.
 */
final class SameSpeakerMode implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // The interface is picocli's.
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (!"=".equals(info.get("separator"))) {
            args.push(SpeakerFiles.Mode.ALL.name());
        }
        return false;
    }
}
