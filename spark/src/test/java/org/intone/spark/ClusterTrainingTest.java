package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.jdk.javaapi.CollectionConverters;

/** Folds on made-up voices, trained by two executors and on this machine. */
@ExtendWith(SharedCluster.class)
class ClusterTrainingTest {
    private static Path folder;
    private static String root;
    private static JavaSparkContext spark;

    @BeforeAll
    static void start() throws IOException {
        MadeUpFolds made = new MadeUpFolds("training");
        folder = made.folder();
        root = made.root();
        spark = JavaSparkContext.fromSparkContext(SharedCluster.spark().sparkContext());
    }

    /** Rows with numbers of all seeds and speakers, without the column of seconds. */
    private static List<String> table(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output.resolve("benchmark.csv"));
        int seconds = List.of(lines.get(0).split(",", -1)).indexOf("seconds");
        assertTrue(seconds > 0, lines.get(0));
        return lines.stream()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    cells[seconds] = "";
                    return String.join(",", cells);
                })
                .toList();
    }

    @Test
    void theNumbersAreThoseOfOneMachineAndEitherGoesOnWithTheOthersFolder() throws IOException {
        Object[] more = {"--seeds", "1,2", "--augment", 1};
        Path here = folder.resolve("here");
        Call one =
                Call.intone(MadeUpFolds.benchmark(folder.resolve("corpora.csv").toString(), here, more));
        assertEquals(0, one.exit(), one.err());
        Path there = folder.resolve("there");
        Call many = Call.spark(MadeUpFolds.benchmark(root + "corpora.csv", there, more));
        assertEquals(0, many.exit(), many.err());
        assertEquals(8, MadeUpFolds.results(here).size());
        assertEquals(MadeUpFolds.results(here), MadeUpFolds.results(there));
        assertEquals(table(here), table(there));

        for (int fold : List.of(1, 3)) {
            Files.delete(here.resolve("savee-loso/seed-1/fold-" + fold + ".json"));
            Files.delete(there.resolve("savee-loso/seed-2/fold-" + fold + ".json"));
        }
        Call hereOnSpark = Call.spark(MadeUpFolds.benchmark(root + "corpora.csv", here, more));
        assertEquals(
                "6 folds kept from an earlier call, 2 to do",
                hereOnSpark.errLines().get(0));
        Call thereOnOne =
                Call.intone(MadeUpFolds.benchmark(folder.resolve("corpora.csv").toString(), there, more));
        assertEquals(
                "6 folds kept from an earlier call, 2 to do",
                thereOnOne.errLines().get(0));
        assertEquals(MadeUpFolds.results(here), MadeUpFolds.results(there));
        Call again = Call.spark(MadeUpFolds.benchmark(root + "corpora.csv", here, more));
        assertEquals(hereOnSpark.out(), again.out());
        assertEquals(
                "8 folds kept from an earlier call, 0 to do", again.errLines().get(0));
    }

    @Test
    void aSearchFindsTheSame() throws IOException {
        Object[] words = {
            "--try", "width=0.1,0.2", "--grid", "--folds", 2, "--batch", 8, "--epochs", 1, "--network", "cnn1d"
        };
        Path here = folder.resolve("tune");
        Call one = Call.intone(
                Stream.concat(Stream.of("tune", folder.resolve("corpora.csv"), "-o", here), Stream.of(words))
                        .toArray());
        assertEquals(0, one.exit(), one.err());
        Path there = folder.resolve("tune-on-spark");
        Call many = Call.spark(Stream.concat(Stream.of("tune", root + "corpora.csv", "-o", there), Stream.of(words))
                .toArray());
        assertEquals(0, many.exit(), many.err());
        for (String file : List.of("trials/width-0.1/fold-1.json", "trials/width-0.2/fold-2.json")) {
            assertEquals(
                    MadeUpFolds.withoutSeconds(here.resolve(file)), MadeUpFolds.withoutSeconds(there.resolve(file)));
        }
        String best = many.outLines().get(many.outLines().size() - 1).strip();
        assertTrue(best.startsWith("intone train " + root + "corpora.csv --seed 1 "), best);
    }

    @Test
    void whoWatchesSeesFoldsByTheirNamesAndCounts() throws Exception {
        List<String> descriptions = new CopyOnWriteArrayList<>();
        Map<String, Object> counts = new ConcurrentHashMap<>();
        SparkListener watching = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                descriptions.add(job.properties().getProperty("spark.job.description"));
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd task) {
                CollectionConverters.asJava(task.taskInfo().accumulables()).forEach(one -> {
                    if (one.name().isDefined()) {
                        counts.put(one.name().get(), one.value().get());
                    }
                });
            }
        };
        spark.sc().addSparkListener(watching);
        try {
            Call call =
                    Call.spark(MadeUpFolds.benchmark(root + "corpora.csv", folder.resolve("watched"), "--seeds", "7"));
            assertEquals(0, call.exit(), call.err());
            SharedCluster.processes();
        } finally {
            spark.sc().removeSparkListener(watching);
        }
        assertEquals(
                IntStream.rangeClosed(1, 4)
                        .mapToObj(fold -> "benchmark: savee-loso, fold " + fold + " of 4, seed 7")
                        .toList(),
                descriptions.subList(0, 4));
        assertEquals(4L, counts.get("folds"));
        assertEquals(8L, counts.get("epochs"));
        assertTrue((double) counts.get("seconds") > 0);
    }

    @Test
    void theHelpSaysWhatIsDifferent() {
        for (String name : List.of("benchmark", "tune")) {
            Call help = Call.spark("help", name);
            assertEquals(0, help.exit(), help.err());
            String text = help.out().replaceAll("\\s+", " ");
            assertTrue(text.startsWith("Usage: intone-spark " + name), text);
            assertTrue(text.contains("The folder is that of 'intone " + name + "': either goes on"), text);
            assertTrue(text.contains("a folder that goes with the executor if not given"), text);
            assertTrue(text.contains("1 if not given, and at most spark.task.cpus"), text);
            assertTrue(text.contains("spark-submit intone-spark.jar " + name + " hdfs:///"), text);
            assertFalse(text.contains("intone " + name + " corpora.csv"), text);
        }
    }

    @Test
    void executorsGetTheEnvironmentOfATraining() {
        Map<String, String> environment = spark
                .parallelize(List.of(1), 1)
                .map(i -> System.getenv().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .first()
                .stream()
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        assertEquals("1", environment.get("OPENBLAS_NUM_THREADS"));
        assertEquals("1", environment.get("OMP_NUM_THREADS"));
        assertEquals("1", environment.get("MALLOC_ARENA_MAX"));
        assertEquals("0", environment.get("MALLOC_MMAP_MAX_"));
    }

    @Test
    void whatCannotBeIsSaidBeforeExecutorsBegin() {
        Path none = folder.resolve("none");
        Call threads = Call.spark(MadeUpFolds.benchmark(root + "corpora.csv", none, "--threads", 2));
        assertEquals(1, threads.exit());
        assertTrue(threads.err().contains("pass --conf spark.task.cpus=2 to spark-submit"), threads.err());
        Call missing = Call.spark(MadeUpFolds.benchmark(root + "nothing.csv", none));
        assertEquals(1, missing.exit());
        assertEquals(
                List.of("intone: " + root + "nothing.csv: no such file; expected a manifest, as scan makes one"),
                missing.errLines());
        Call elsewhere = Call.spark(MadeUpFolds.benchmark(root + "corpora.csv", Path.of("hdfs://name/runs")));
        assertEquals(1, elsewhere.exit());
        assertEquals(
                List.of(
                        "intone: hdfs:/name/runs names a place elsewhere: name a folder of this machine, such as runs/a"),
                elsewhere.errLines());
    }
}
