package org.intone.spark;

import java.util.List;
import java.util.stream.Stream;
import org.intone.cli.FoldCommands;
import org.intone.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code benchmark} and {@code tune} of the {@code intone} command, whose help says what is different on a cluster. */
final class ClusterFoldCommands {
    private static final String[] PLACES = {
        "Each fold is trained by an executor. MANIFEST and its recordings lie on any file system that Hadoop reaches, DIR on the"
                + " driver's machine. The folder is that of 'intone %s': either goes on with what the other began."
    };

    private static final String CACHE =
            "Where each executor keeps features, on its own machine; a folder that goes with the"
                    + " executor if not given.";

    private static final String THREADS =
            "Threads that compute the network; ${DEFAULT-VALUE} if not given, and at most spark.task.cpus.";

    private ClusterFoldCommands() {}

    static List<CommandLine> of(Terminal terminal) {
        List<CommandLine> lines = FoldCommands.of(terminal, new ClusterTraining());
        lines.forEach(line -> describe(line.getCommandSpec()));
        return lines;
    }

    private static void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(Stream.concat(
                                Stream.of(spec.usageMessage().description()),
                                Stream.of(PLACES).map(line -> line.replace("%s", spec.name())))
                        .toArray(String[]::new))
                .footer(example(spec.name()));
        describe(spec, "--cache", CACHE);
        describe(spec, "--threads", THREADS);
    }

    private static String[] example(String name) {
        String words = name.equals("tune") ? "--trials 20" : "ravdess-loso";
        return new String[] {
            "  spark-submit intone-spark.jar " + name + " hdfs:///corpora/corpora.csv " + words + " -o runs/" + name
        };
    }

    private static void describe(CommandSpec spec, String name, String description) {
        OptionSpec option = spec.findOption(name);
        spec.remove(option);
        spec.add(option.toBuilder().description(description).build());
    }
}
