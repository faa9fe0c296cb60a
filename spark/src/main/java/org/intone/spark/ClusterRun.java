package org.intone.spark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.intone.cli.CommandFailure;
import org.intone.cli.Terminal;
import org.intone.report.Figures;

/**
 * Hears everything that a command names and keeps the rows as Parquet, in rounds that are kept each by itself: what a run that was stopped
 * has kept, the next one passes over.
 */
final class ClusterRun {
    private static final StructType DONE = new StructType()
            .add(Clip.KEY[0], DataTypes.StringType)
            .add(Clip.KEY[1], DataTypes.DoubleType)
            .add(Clip.KEY[2], DataTypes.DoubleType);

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Configuration hadoop;
    private final Terminal terminal;
    private final RunSettings settings;
    private final RunMark.Periods periods;
    private final Path output;
    private final Broadcast<SerializableConfiguration> shared;
    private final RunCounts counts;

    ClusterRun(SparkSession session, Terminal terminal, RunSettings settings) throws IOException {
        this(session, terminal, settings, RunMark.Periods.STANDARD);
    }

    ClusterRun(SparkSession session, Terminal terminal, RunSettings settings, RunMark.Periods periods)
            throws IOException {
        this.spark = session.newSession();
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.hadoop = context.hadoopConfiguration();
        this.terminal = terminal;
        this.settings = settings;
        this.periods = periods;
        this.output = ClusterPath.of(settings.output(), hadoop);
        this.shared = context.broadcast(new SerializableConfiguration(hadoop));
        this.counts = new RunCounts(session.sparkContext());
        // Rows that failed lie apart: a task writes both kinds side by side, and need not sort them.
        spark.conf().set("spark.sql.maxConcurrentOutputFileWriters", 4);
        // Names are small, and the usual 200 parts of them cost a small cluster more than the hearing.
        spark.conf().set("spark.sql.shuffle.partitions", settings.tasksPerCore() * context.defaultParallelism());
    }

    /**
     * Hears what is not done.
     *
     * @return how many clips could not be heard: in this run, and in those before of which the folder holds the rows
     * @throws CommandFailure if an argument or the folder is not what it should be, in one line
     */
    long run(RowMaker maker, RunRecord record) throws IOException {
        // What is wrong with the folder shows before anything is sought.
        record.isOf(output, hadoop);
        Dataset<Row> found = null;
        try {
            describe("finding recordings");
            found = ClipTable.of(spark, shared, settings.inputs()).persist(StorageLevel.DISK_ONLY());
            long all = found.count();
            if (all == 0) {
                throw new CommandFailure(String.join(", ", settings.inputs()) + ": no sound or video files");
            }
            return alone(maker, record, found, all);
        } finally {
            // A session outlives a command that fails, and would keep what it found on the disks.
            if (found != null) {
                found.unpersist();
            }
            shared.unpersist();
            context.clearJobGroup();
            context.sc().clearCallSite();
            context.sc().setJobDescription(null);
        }
    }

    /** With no other run at work in the folder. */
    private long alone(RowMaker maker, RunRecord record, Dataset<Row> found, long all) throws IOException {
        try (RunMark mark = new RunMark(output, hadoop, context.sc().applicationId(), periods)) {
            context.addJobTag(mark.run());
            try {
                mark.hold(terminal::say, () -> context.cancelJobsWithTag(mark.run()));
                return hearMissing(maker, record, found, all, mark);
            } catch (Exception e) {
                // Jobs that were cancelled since the folder is another's fail with words of Spark's.
                mark.check();
                throw e;
            } finally {
                context.removeJobTag(mark.run());
            }
        }
    }

    private long hearMissing(RowMaker maker, RunRecord record, Dataset<Row> found, long all, RunMark mark)
            throws IOException {
        boolean goesOn = record.isOf(output, hadoop);
        if (goesOn) {
            // What tasks of a driver that was killed had committed: Hadoop would take it for the next round's.
            output.getFileSystem(hadoop).delete(new Path(output, FileOutputCommitter.PENDING_DIR_NAME), true);
        } else {
            record.write(output, hadoop);
        }
        if (goesOn && settings.again()) {
            output.getFileSystem(hadoop).delete(part(HearingTask.FAILED), true);
        }
        describe("finding what is done");
        long failedBefore = goesOn ? failed() : 0;
        Dataset<Row> left = goesOn ? withoutDone(found).persist(StorageLevel.DISK_ONLY()) : found;
        try {
            long todo = goesOn ? left.count() : all;
            hear(maker, left, todo, mark);
            end(all - todo, failedBefore);
            return failedBefore + counts.errors();
        } finally {
            left.unpersist();
        }
    }

    private void describe(String what) {
        context.sc().setJobDescription(settings.command() + ": " + what);
        context.setCallSite(settings.command() + ": " + what);
    }

    private Path part(String status) {
        return new Path(output, "status=" + status);
    }

    private long failed() throws IOException {
        Path part = part(HearingTask.FAILED);
        return output.getFileSystem(hadoop).exists(part) ? rows(part).count() : 0;
    }

    private Dataset<Row> rows(Path part) {
        return spark.read().option(ClipTable.AS_PATTERN, false).schema(DONE).parquet(part.toString());
    }

    private Dataset<Row> withoutDone(Dataset<Row> found) throws IOException {
        Dataset<Row> done = null;
        for (String status : List.of(HearingTask.OK, HearingTask.FAILED)) {
            Path part = part(status);
            if (output.getFileSystem(hadoop).exists(part)) {
                Dataset<Row> some = rows(part);
                done = done == null ? some : done.union(some);
            }
        }
        if (done == null) {
            return found;
        }
        // Not the table of the folder itself: each round writes there, and Spark would forget and find anew what it has
        // kept of it.
        Dataset<Row> kept = spark.createDataFrame(done.distinct().toJavaRDD(), DONE);
        Column same = found.col(Clip.KEY[0])
                .equalTo(kept.col(Clip.KEY[0]))
                .and(found.col(Clip.KEY[1]).eqNullSafe(kept.col(Clip.KEY[1])))
                .and(found.col(Clip.KEY[2]).eqNullSafe(kept.col(Clip.KEY[2])));
        return found.join(kept, same, "left_anti");
    }

    private void hear(RowMaker maker, Dataset<Row> left, long todo, RunMark mark) {
        int rounds = (int) Math.min(10_000, (todo + settings.roundClips() - 1) / settings.roundClips());
        for (int round = 0; round < rounds; round++) {
            mark.check();
            String name = "round " + (round + 1) + " of " + rounds;
            describe(name + ", about " + Figures.count(todo / rounds, "recording"));
            long start = System.nanoTime();
            long before = counts.clips();
            // By what is heard together, which is the same in every attempt of a task.
            Dataset<Row> some = left.where(functions
                    .pmod(functions.xxhash64(functions.col("holder")), functions.lit(rounds))
                    .equalTo(round));
            some.repartition(tasks(todo / rounds), functions.col("holder"))
                    .sortWithinPartitions("file", Clip.KEY[1])
                    .mapPartitions(new HearingTask(maker, shared, counts), Encoders.row(HearingTask.schema(maker)))
                    .write()
                    .mode(SaveMode.Append)
                    // Version 2 moves files before the job is whole.
                    .option("mapreduce.fileoutputcommitter.algorithm.version", "1")
                    .partitionBy("status")
                    .parquet(output.toString());
            double seconds = (System.nanoTime() - start) / 1e9;
            terminal.say("intone: " + name + ": " + told()
                    + String.format(Locale.ROOT, "; %.1f a second", (counts.clips() - before) / seconds));
        }
        mark.check();
    }

    /** More than cores, so that none waits long for the last; fewer than would leave crumbs of files. */
    private int tasks(long clips) {
        int most = settings.tasksPerCore() * context.defaultParallelism();
        long needed = Math.max(clips / settings.taskClips(), Math.min(4 * clips, most));
        return (int) Math.max(1, Math.min(needed, 100_000));
    }

    private String told() {
        return Figures.count(counts.clips(), "recording")
                + String.format(Locale.ROOT, ", %.2f hours of sound, ", counts.seconds() / 3600)
                + Figures.count(counts.errors(), "error");
    }

    private void end(long before, long failedBefore) {
        String passed = before == 0 ? "" : "; " + Figures.count(before, "recording") + " done before";
        if (failedBefore > 0) {
            passed += "; " + Figures.count(failedBefore, "error") + " of runs before, which --again tries once more";
        }
        terminal.say("intone: " + told() + passed + "; written: " + output);
    }
}
