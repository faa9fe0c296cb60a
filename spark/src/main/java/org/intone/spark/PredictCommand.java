package org.intone.spark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.intone.clean.Cleanings;
import org.intone.cli.CleanSpec;
import org.intone.cli.Terminal;
import org.intone.timeline.TimelineSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the emotion in recordings, on a cluster. */
@Command(
        name = "predict",
        description = {
            "Names the emotion in each recording and keeps the answers as Parquet.",
            "Any format will do, video included; the columns are those of the lines that 'intone predict --json' prints.",
            "Files are read inside the executors. One that cannot be read is a row with its error, the others are done, and"
                    + " the exit code is 1. The same call goes on where an earlier one was stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spark-submit intone-spark.jar predict hdfs:///calls -o hdfs:///emotions",
            "  spark-submit intone-spark.jar predict --model s3a://models/calls.onnx 's3a://calls/2026-*/*.wav' -o"
                    + " s3a://results/emotions",
            "  spark-submit intone-spark.jar predict --timeline hdfs:///meetings -o hdfs:///timelines"
        })
final class PredictCommand implements Callable<Integer> {
    private static final int ROUND_RECORDINGS_PER_CORE = 50;
    private static final int TASK_RECORDINGS = 20;
    private static final int TASKS_PER_CORE = 20;

    /** What becomes of several channels. */
    enum Channels {
        /** One timeline of their mean. */
        MIX,
        /** One for each, as of the two sides of a call. */
        SPLIT
    }

    @Mixin
    private RunOptions options;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A model file on any file system that Hadoop reaches; the built-in model if not given.")
    private String model;

    @Option(
            names = "--clean",
            arity = "0..1",
            paramLabel = "SPEC",
            preprocessor = CleanSpec.class,
            description = {
                "Clean the sound before it is judged: a list such as dc,highpass:80,denoise,trim:30,loudness:-23.",
                "Without SPEC: " + Cleanings.STANDARD + "."
            })
    private String clean = "";

    @Option(
            names = "--timeline",
            description =
                    "Tell the emotions over time: a row for each segment in which somebody speaks. Recordings are read in"
                            + " blocks, and may last days.")
    private boolean isTimeline;

    @Option(names = "--windows", description = "With --timeline, a row for each window and not for each segment.")
    private boolean hasWindows;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            description = "With --timeline, how much the model hears at once, 0.1 to 60; 2 if not given.")
    private Double window;

    @Option(
            names = "--hop",
            paramLabel = "SECONDS",
            description = "With --timeline, from one window to the next; 0.5 if not given.")
    private Double hop;

    @Option(
            names = "--channels",
            paramLabel = "mix|split",
            description =
                    "With --timeline, split: each channel is a speaker and has a timeline of its own. mix if not given.")
    private Channels channels;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        check();
        return ClusterSession.run("predict", this::predict);
    }

    private void check() {
        if (!isTimeline && (hasWindows || window != null || hop != null || channels != null)) {
            throw wrong(
                    "--windows, --window, --hop and --channels are for recordings over time: expected --timeline too");
        }
        if (!clean.isEmpty() && channels == Channels.SPLIT) {
            throw wrong("--clean makes one channel of all: expected without --channels split");
        }
        try {
            if (!clean.isEmpty()) {
                Cleanings.parse(clean);
            }
            timeline();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private TimelineSettings timeline() {
        return TimelineSettings.STANDARD.withWindow(Optional.ofNullable(window), Optional.ofNullable(hop));
    }

    private int predict(SparkSession spark) throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SharedModel.Loaded loaded = model == null ? SharedModel.builtIn() : SharedModel.read(model, context);
        List<String> labels = loaded.metadata().labels().labels();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", isTimeline ? "predict --timeline" : "predict");
        facts.put("model", loaded.model().digest());
        facts.put("clean", clean);
        RowMaker maker;
        RunSettings settings;
        if (isTimeline) {
            TimelineSettings times = timeline();
            facts.put("window", Double.toString(times.windowSeconds()));
            facts.put("hop", Double.toString(times.hopSeconds()));
            facts.put("channels", channels == Channels.SPLIT ? "split" : "mix");
            facts.put("rows", hasWindows ? "windows" : "segments");
            maker = new TimelineRows(
                    loaded.model(),
                    labels,
                    clean,
                    times.windowSeconds(),
                    times.hopSeconds(),
                    channels == Channels.SPLIT,
                    hasWindows);
            settings = options.settings(
                    "predict --timeline", spark, ROUND_RECORDINGS_PER_CORE, TASK_RECORDINGS, TASKS_PER_CORE);
        } else {
            maker = new PredictRows(loaded.model(), labels, clean);
            settings = options.settings("predict", spark);
        }
        long errors = new ClusterRun(spark, terminal, settings).run(maker, new RunRecord(facts, List.of()));
        return options.exitCode(errors);
    }
}
