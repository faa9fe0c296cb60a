package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.intone.audio.AudioFormatException;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** File systems that stumble, and what is asked of them again: recordings of commands, of a column, of folds. */
@ExtendWith(SharedCluster.class)
class PatienceTest {
    private static final Patience BRIEF = new Patience(List.of(1L, 10L, 20L));
    private static final Patience LONG = new Patience(List.of(120_000L));

    @TempDir
    private Path folder;

    private final AtomicInteger tries = new AtomicInteger();

    private String answer(int stumbles) throws IOException {
        if (tries.getAndIncrement() < stumbles) {
            throw new IOException("try " + tries);
        }
        return "heard";
    }

    @Test
    void thereIsATryMoreThanPausesAndTheLastProblemIsTold() throws IOException {
        long start = System.nanoTime();
        assertEquals("heard", BRIEF.ask(() -> answer(3)));
        assertTrue(System.nanoTime() - start >= 31_000_000, "without pauses");
        assertEquals(4, tries.getAndSet(0));
        IOException last = assertThrows(IOException.class, () -> BRIEF.ask(() -> answer(9)));
        assertEquals("try 4", last.getMessage());
        assertEquals(
                31_000,
                Patience.STANDARD.pausesMillis().stream()
                        .mapToLong(pause -> pause)
                        .sum());
    }

    @Test
    void whatLastsIsAskedOnce() {
        for (IOException lasting : List.of(new FileNotFoundException("a"), new AudioFormatException("a"))) {
            tries.set(0);
            assertThrows(
                    lasting.getClass(),
                    () -> LONG.ask(() -> {
                        tries.incrementAndGet();
                        throw lasting;
                    }));
            assertEquals(1, tries.get());
        }
    }

    @Test
    void whoIsInterruptedDoesNotWait() throws InterruptedException {
        AtomicInteger interrupted = new AtomicInteger();
        Thread asking = new Thread(() -> {
            assertThrows(IOException.class, () -> LONG.ask(() -> answer(9)));
            interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
        });
        asking.start();
        Thread.sleep(50);
        asking.interrupt();
        asking.join(10_000);
        assertEquals(1, interrupted.get());
        assertEquals(1, tries.get());
    }

    /** Hears nothing so often before it does, counted in the executor. */
    private record Stumbling(int stumbles) implements RowMaker {
        private static final ConcurrentHashMap<String, AtomicInteger> TRIES = new ConcurrentHashMap<>();

        @Override
        public StructType columns() {
            return new StructType().add("tries", DataTypes.IntegerType);
        }

        @Override
        public Heard hear(Clip clip, ClusterSound sound) throws IOException {
            int so = TRIES.computeIfAbsent(clip.file(), file -> new AtomicInteger())
                    .incrementAndGet();
            if (so <= stumbles) {
                throw new IOException(clip.file() + ": the name node is away");
            }
            Object[] cells = {so};
            return new Heard(1, Collections.singleton(cells).iterator());
        }
    }

    private static Broadcast<SerializableConfiguration> shared() {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SharedCluster.spark().sparkContext());
        return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    }

    private static Dataset<Row> heard(String file, int stumbles, Patience patience) {
        Stumbling maker = new Stumbling(stumbles);
        RunCounts counts = new RunCounts(SharedCluster.spark().sparkContext());
        return SharedCluster.spark()
                .createDataFrame(List.of(Clip.of(file).toRow()), Clip.SCHEMA)
                .mapPartitions(
                        new HearingTask(maker, shared(), counts, patience), Encoders.row(HearingTask.schema(maker)));
    }

    @Test
    void aRecordingOfACommandIsHeardOnceTheFileSystemAnswers() {
        Row fourth = heard("a", 3, BRIEF).first();
        assertEquals("ok", fourth.getAs("status"));
        assertEquals(4, fourth.<Integer>getAs("tries"));
        Row none = heard("b", 4, BRIEF).first();
        assertEquals("failed", none.getAs("status"));
        assertEquals("the name node is away", none.getAs("error"));
    }

    /** Without the interruption of its thread, which Spark does without if nobody asks for it. */
    @Test
    void aTaskThatIsKilledDoesNotWait() throws InterruptedException {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SharedCluster.spark().sparkContext());
        Thread driver = new Thread(() -> {
            context.addJobTag("waits");
            assertThrows(Exception.class, () -> heard("c", 9, LONG).collectAsList());
        });
        driver.start();
        while (context.statusTracker().getActiveJobIds().length == 0) {
            Thread.sleep(20);
        }
        Thread.sleep(1000);
        long start = System.nanoTime();
        context.cancelJobsWithTag("waits");
        driver.join();
        SharedCluster.processes();
        assertEquals(LocalCluster.EXECUTORS, SharedCluster.processes().size());
        assertTrue(System.nanoTime() - start < 30_000_000_000L, "an executor is held by a task that was killed");
    }

    @Test
    void aRecordingOfAColumnIsAskedForAgainAndContentIsNot() {
        SoundFunction.Hearing hearing = sound -> answer(3);
        SoundFunction function = new SoundFunction(shared(), hearing, error -> "failed: " + error, BRIEF);
        assertEquals("heard", function.call(folder.resolve("a.wav").toString()));
        assertEquals(4, tries.getAndSet(0));
        assertEquals("failed: try 1", function.call(new byte[8]));
    }

    /** Opens no file before the fourth try. */
    public static final class Away extends RawLocalFileSystem {
        private static final AtomicInteger OPENS = new AtomicInteger();

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize) throws IOException {
            if (OPENS.incrementAndGet() <= 3) {
                throw new IOException("away");
            }
            return super.open(file, bufferSize);
        }
    }

    @Test
    void aRecordingOfAFoldIsAskedForAgain() throws IOException {
        Configuration hadoop = new Configuration(MountedFolder.hadoop(folder));
        hadoop.set("fs.file.impl", Away.class.getName());
        hadoop.set("fs.file.impl.disable.cache", "true");
        Files.write(folder.resolve("a.wav"), WavWriter.toBytes(Waveform.of(new float[800], 8000)));
        Utterance row = Utterance.of("a.wav", Emotion.FEAR);
        org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(MountedFolder.ROOT);
        try (ClusterRecordings recordings = new ClusterRecordings(root, hadoop, BRIEF)) {
            assertEquals(800, recordings.read(row).length());
            assertTrue(recordings.unreadable().isEmpty());
            Away.OPENS.set(-1);
            assertThrows(IOException.class, () -> recordings.read(row));
            assertEquals("away", recordings.unreadable().get(row));
        }
    }
}
