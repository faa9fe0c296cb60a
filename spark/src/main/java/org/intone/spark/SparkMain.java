package org.intone.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intone.cli.HelpCommand;
import org.intone.cli.RootCommand;
import org.intone.cli.Terminal;
import picocli.CommandLine.Command;

/**
 * The commands of {@code spark-submit}: the same work as the {@code intone} command's, on a cluster.
 *
 * <pre>spark-submit --class org.intone.spark.SparkMain intone-spark.jar predict hdfs:///calls -o hdfs:///emotions</pre>
 */
@Command(name = "intone-spark", description = "Recognises emotion in speech on a cluster of Apache Spark.")
public final class SparkMain extends RootCommand {
    private SparkMain(Terminal terminal) {
        super(terminal);
    }

    /** Runs the command; an exit code other than 0 ends the process with it. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("java.awt.headless", "true");
        int code = run(Terminal.ofProcess(), args);
        // In cluster mode the driver is not this program's own process: who has nothing to report leaves it alone.
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command in this process, on the session that there is or a new one, and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        SparkMain main = new SparkMain(terminal);
        List<Object> commands = new ArrayList<>(
                List.of(new PredictCommand(terminal), new FeaturesCommand(terminal), new EmbedCommand(terminal)));
        commands.addAll(ClusterFoldCommands.of(terminal));
        commands.add(new HelpCommand());
        return main.run(main.line(commands), args);
    }
}
