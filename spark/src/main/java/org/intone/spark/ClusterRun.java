package org.intone.spark;

import java.io.IOException;
import java.util.Arrays;
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
    private final Broadcast<SerializableConfiguration> shared;
    private final RunCounts counts;

    ClusterRun(SparkSession session, Terminal terminal, RunSettings settings) {
        this.spark = session.newSession();
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.hadoop = context.hadoopConfiguration();
        this.terminal = terminal;
        this.settings = settings;
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
        Path output = ClusterPath.of(settings.output(), hadoop);
        boolean goesOn = record.isOf(output, hadoop);
        if (goesOn) {
            // What tasks of a driver that was killed had committed: Hadoop would take it for the next round's.
            output.getFileSystem(hadoop).delete(new Path(output, FileOutputCommitter.PENDING_DIR_NAME), true);
        }
        Dataset<Row> found = null;
        Dataset<Row> left = null;
        try {
            describe("finding recordings");
            found = ClipTable.of(spark, shared, settings.inputs()).persist(StorageLevel.DISK_ONLY());
            long all = found.count();
            if (all == 0) {
                throw new CommandFailure(String.join(", ", settings.inputs()) + ": no sound or video files");
            }
            if (!goesOn) {
                record.write(output, hadoop);
            }
            if (goesOn && settings.again()) {
                // Only now, so that a wrong argument takes nothing from the folder.
                output.getFileSystem(hadoop).delete(part(output, HearingTask.FAILED), true);
            }
            describe("finding what is done");
            long failedBefore = goesOn ? failed(output) : 0;
            left = goesOn ? withoutDone(found, output).persist(StorageLevel.DISK_ONLY()) : found;
            long todo = goesOn ? left.count() : all;
            hear(maker, left, todo, output);
            end(all - todo, failedBefore, output);
            return failedBefore + counts.errors();
        } finally {
            // A session outlives a command that fails, and would keep what it found on the disks.
            for (Dataset<Row> kept : Arrays.asList(left, found)) {
                if (kept != null) {
                    kept.unpersist();
                }
            }
            shared.unpersist();
            context.clearJobGroup();
            context.sc().clearCallSite();
            context.sc().setJobDescription(null);
        }
    }

    private void describe(String what) {
        context.sc().setJobDescription(settings.command() + ": " + what);
        context.setCallSite(settings.command() + ": " + what);
    }

    private static Path part(Path output, String status) {
        return new Path(output, "status=" + status);
    }

    private long failed(Path output) throws IOException {
        Path part = part(output, HearingTask.FAILED);
        return output.getFileSystem(hadoop).exists(part) ? rows(part).count() : 0;
    }

    private Dataset<Row> rows(Path part) {
        return spark.read().option(ClipTable.AS_PATTERN, false).schema(DONE).parquet(part.toString());
    }

    private Dataset<Row> withoutDone(Dataset<Row> found, Path output) throws IOException {
        Dataset<Row> done = null;
        for (String status : List.of(HearingTask.OK, HearingTask.FAILED)) {
            Path part = part(output, status);
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

    private void hear(RowMaker maker, Dataset<Row> left, long todo, Path output) {
        int rounds = (int) Math.min(10_000, (todo + settings.roundClips() - 1) / settings.roundClips());
        for (int round = 0; round < rounds; round++) {
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

    private void end(long before, long failedBefore, Path output) {
        String passed = before == 0 ? "" : "; " + Figures.count(before, "recording") + " done before";
        if (failedBefore > 0) {
            passed += "; " + Figures.count(failedBefore, "error") + " of runs before, which --again tries once more";
        }
        terminal.say("intone: " + told() + passed + "; written: " + output);
    }
}
