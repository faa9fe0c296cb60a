package org.intone.spark;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands that hear recordings take. */
final class RunOptions {
    private static final int ROUND_CLIPS_PER_CORE = 20_000;
    private static final int TASK_CLIPS = 10_000;
    private static final int TASKS_PER_CORE = 3;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = {
                "On any file system that Hadoop reaches: folders with all below, patterns such as calls/*.wav, sound or video"
                        + " files, zips of them, manifests (.csv), lists of names (.txt, a name a line, relative to the"
                        + " list's folder). A folder's zips are looked into too."
            })
    private List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = {
                "The folder for the results, as Parquet; what failed lies in status=failed. A folder of the same run is"
                        + " gone on with: what it holds is not heard again."
            })
    private String output;

    @Option(
            names = "--again",
            description = "Try once more what failed in runs before; their rows with errors are dropped first.")
    private boolean again;

    @Option(
            names = "--round",
            paramLabel = "N",
            description = "Keep the results after each N recordings; about 20000 for each core if not given.")
    private Long round;

    @Option(
            names = "--errors-ok",
            description = "Exit with 0 although recordings could not be read; they have their rows all the same.")
    private boolean errorsOk;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The settings of a command's run. */
    RunSettings settings(String command, SparkSession spark) {
        return settings(command, spark, ROUND_CLIPS_PER_CORE, TASK_CLIPS, TASKS_PER_CORE);
    }

    /** The same where a recording is much work. */
    RunSettings settings(String command, SparkSession spark, int roundPerCore, int taskClips, int tasksPerCore) {
        if (round != null && round < 1) {
            throw new ParameterException(spec.commandLine(), "--round must be 1 or more, was " + round);
        }
        long clips = round == null ? (long) roundPerCore * spark.sparkContext().defaultParallelism() : round;
        return new RunSettings(command, inputs, output, again, clips, taskClips, tasksPerCore);
    }

    /** Of a run in which so many could not be heard. */
    int exitCode(long errors) {
        return errors == 0 || errorsOk ? 0 : 1;
    }
}
