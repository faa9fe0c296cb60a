package org.intone.spark;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.intone.cli.Terminal;
import org.intone.snippet.SmallSettings;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * {@code spark-submit} on the cluster that there is: Spark's own parser reads the words, its settings are looked up among Spark's, and what is left goes
 * to the jar's program. Trainings take small settings; a relative folder of results lies in a folder of the test's.
 */
final class SubmitCall {
    private static final String JAR = "/intone-spark.jar";
    private static final String OUTPUT = "-o";

    private SubmitCall() {}

    /** Words as Spark reads them, with an exception for what it does not know. */
    static SparkSubmitArguments read(List<String> words) {
        return new SparkSubmitArguments(CollectionConverters.asScala(words).toSeq(), Map$.MODULE$.empty());
    }

    /** Runs the words in this process and returns the exit code. */
    static int run(Path here, List<String> words, InputStream in, PrintStream out, PrintStream err) {
        SparkSubmitArguments read = read(words);
        if (!read.primaryResource().endsWith(JAR)) {
            err.println(read.primaryResource() + " is not the jar, which the page calls intone-spark.jar");
            return 1;
        }
        CollectionConverters.asJava(read.sparkProperties())
                .forEach((name, value) -> new SparkSetting(name, value).check());
        List<String> own = new ArrayList<>(SmallSettings.of(CollectionConverters.asJava(read.childArgs())));
        int output = own.indexOf(OUTPUT) + 1;
        if (output > 0 && !own.get(output).contains(":")) {
            own.set(output, here.resolve(own.get(output)).toString());
        }
        return SparkMain.run(new Terminal(in, out, err, false, false), own.toArray(String[]::new));
    }
}
