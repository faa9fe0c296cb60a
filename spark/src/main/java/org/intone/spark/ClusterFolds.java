package org.intone.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.intone.cli.Problems;
import org.intone.corpus.Manifest;
import org.intone.corpus.Split;
import org.intone.corpus.Utterance;
import org.intone.feature.Recipes;
import org.intone.train.FoldLedger;
import org.intone.train.FoldResult;
import org.intone.train.FoldRunner;
import org.intone.train.FoldTask;
import org.intone.train.FoldText;
import org.intone.train.FoldTrainer;
import org.intone.train.InterruptedTraining;

/**
 * Trains and measures folds in executors, a job of one task each. The driver writes each result into its folder as the job ends, so a
 * driver that is stopped keeps what is done; of an executor that is lost Spark trains the fold again that it had. For one thread.
 */
final class ClusterFolds implements FoldRunner {
    private static final long POLL_MILLIS = 50;

    private final JavaSparkContext spark;
    private final String command;
    private final ClusterTraining.Rows source;
    private final Path results;
    private final Optional<Path> cache;
    private final Map<String, SharedRecipe> recipes = new HashMap<>();
    private double seconds;
    private int mostAtOnce = 1;

    ClusterFolds(
            JavaSparkContext spark, String command, ClusterTraining.Rows source, Path results, Optional<Path> cache) {
        this.spark = spark;
        this.command = command;
        this.source = source;
        this.results = results;
        this.cache = cache;
    }

    /** A fold under way. */
    private record Running(FoldLedger.Open fold, JavaFutureAction<List<String>> job) {}

    @Override
    public List<List<FoldResult>> run(List<FoldTask> tasks, Listener listener) throws IOException {
        FoldLedger ledger = FoldLedger.read(results, tasks);
        listener.planned(ledger.kept(), ledger.open().size());
        if (!ledger.open().isEmpty()) {
            require(tasks);
            train(ledger, listener);
        }
        return ledger.results();
    }

    /** What cannot be trained shows here, before executors begin. */
    private void require(List<FoldTask> tasks) throws IOException {
        FoldTrainer trainer = new FoldTrainer(
                row -> {
                    throw new IOException("the driver trains nothing");
                },
                1,
                Optional.empty());
        for (FoldTask task : tasks) {
            int threads = task.settings().threads();
            if (threads > taskCores()) {
                throw new IllegalArgumentException("--threads " + threads + " needs as many cores for each task: pass"
                        + " --conf spark.task.cpus=" + threads + " to spark-submit");
            }
            trainer.require(task.settings());
        }
        for (FoldTask task : tasks) {
            String recipe = task.settings().network().recipe();
            if (!recipes.containsKey(recipe)) {
                recipes.put(recipe, SharedRecipe.of(Recipes.named(recipe), spark));
            }
        }
    }

    private void train(FoldLedger ledger, Listener listener) throws IOException {
        Check check = new Check(listener);
        List<String> problems = new ArrayList<>();
        List<Running> running = start(ledger.open());
        try {
            while (!running.isEmpty()) {
                for (Iterator<Running> all = running.iterator(); all.hasNext(); ) {
                    Running next = all.next();
                    if (next.job.isDone()) {
                        all.remove();
                        finish(next, ledger, check, problems);
                    }
                }
                if (!running.isEmpty()) {
                    pause(listener);
                }
            }
        } finally {
            running.forEach(open -> open.job.cancel(true));
        }
        if (!problems.isEmpty()) {
            throw new IOException(problems.get(0)
                    + (problems.size() == 1 ? "" : "; and " + (problems.size() - 1) + " more folds failed")
                    + "; what was measured is kept");
        }
    }

    private static void pause(Listener listener) {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (listener.interrupted() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedTraining("interrupted before all folds were measured");
        }
    }

    private List<Running> start(List<FoldLedger.Open> folds) {
        Map<Utterance, Integer> places = new HashMap<>();
        for (int i = 0; i < source.rows().size(); i++) {
            places.putIfAbsent(source.rows().get(i), i);
        }
        Function<String, String> trainer = trainer();
        List<Running> running = new ArrayList<>();
        spark.setCallSite("train a fold");
        try {
            for (FoldLedger.Open fold : folds) {
                spark.setJobDescription(command + ": " + described(fold.task(), fold.fold()));
                String text = FoldText.text(fold.task(), fold.fold(), places::get);
                running.add(new Running(
                        fold, spark.parallelize(List.of(text), 1).map(trainer).collectAsync()));
            }
        } finally {
            spark.setJobDescription(null);
            spark.clearCallSite();
        }
        return running;
    }

    /** As in {@code ravdess-loso, fold 3 of 20, seed 1}. */
    static String described(FoldTask task, Split fold) {
        String seed = Long.toString(task.settings().seed());
        String name = task.folder().endsWith("/seed-" + seed)
                ? task.folder().substring(0, task.folder().lastIndexOf('/'))
                : task.folder();
        return name + ", fold " + fold.fold() + " of " + fold.folds() + ", seed " + seed;
    }

    /** Counts in the accumulators, from within an executor. */
    @FunctionalInterface
    private interface Counting extends Consumer<FoldResult>, Serializable {}

    /** Holds only what Spark itself sends to executors. */
    private Function<String, String> trainer() {
        Broadcast<String> manifest = spark.broadcast(Manifest.text(source.rows()));
        Broadcast<SerializableConfiguration> hadoop = spark.broadcast(new SerializableConfiguration(source.hadoop()));
        String folder = source.folder().toString();
        String features = cache.map(Path::toString).orElse("");
        LongAccumulator folds = spark.sc().longAccumulator("folds");
        LongAccumulator epochs = spark.sc().longAccumulator("epochs");
        DoubleAccumulator time = spark.sc().doubleAccumulator("seconds");
        Map<String, SharedRecipe> known = new HashMap<>(recipes);
        Counting count = result -> {
            folds.add(1);
            epochs.add(result.epochs());
            time.add(result.seconds());
        };
        return fold -> ExecutorFolds.of(
                        manifest.id(),
                        manifest.value(),
                        folder,
                        features,
                        hadoop.value().value())
                .train(fold, known, count)
                .text();
    }

    /** How many folds are under way in executors: the most that was seen, since one has just ended. */
    private int atOnce() {
        int now = Stream.of(spark.sc().statusTracker().getExecutorInfos())
                .mapToInt(SparkExecutorInfo::numRunningTasks)
                .sum();
        mostAtOnce = Math.max(mostAtOnce, now);
        return mostAtOnce;
    }

    private int taskCores() {
        return spark.getConf().getInt("spark.task.cpus", 1);
    }

    private void finish(Running done, FoldLedger ledger, Check check, List<String> problems) throws IOException {
        FoldTask task = done.fold.task();
        Split fold = done.fold.fold();
        String problem;
        try {
            FoldAnswer answer = FoldAnswer.parse(done.job.get().get(0));
            problem = check.problem(answer);
            problem = problem.isEmpty() ? answer.problem() : problem;
            if (problem.isEmpty()) {
                FoldResult result = ledger.enter(done.fold, answer.result());
                seconds += result.seconds();
                check.listener.fold(task, fold, result, ledger.secondsLeft(seconds) / atOnce());
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedTraining("interrupted before all folds were measured");
        } catch (ExecutionException | CancellationException e) {
            problem = lost(e);
        }
        check.listener.failed(task, fold, problem);
        problems.add(FoldRunner.name(task, fold) + ": " + problem);
    }

    /** What Spark says of a job that ended without an answer, without the words that it puts around. */
    private static String lost(Exception e) {
        String line = Problems.line(e.getCause() == null ? e : e.getCause());
        int reason = line.lastIndexOf("most recent failure: ");
        return "was lost: " + (reason < 0 ? line : line.substring(reason + "most recent failure: ".length()));
    }

    /**
     * Holds what executors could not read against what the driver can: a recording that only some machines see would change the
     * numbers in silence.
     */
    private final class Check {
        private final Listener listener;
        private final Map<Integer, Boolean> readable = new HashMap<>();

        Check(Listener listener) {
            this.listener = listener;
        }

        /** What is wrong with an answer; empty if nothing. */
        String problem(FoldAnswer answer) throws IOException {
            try (ClusterRecordings own = new ClusterRecordings(source.folder(), source.hadoop())) {
                for (Map.Entry<Integer, String> file : answer.unreadable().entrySet()) {
                    Utterance row = source.rows().get(file.getKey());
                    if (readable.computeIfAbsent(file.getKey(), place -> isReadable(row, own))) {
                        return row.file() + " cannot be read on " + answer.host() + " but can be here ("
                                + file.getValue() + "): recordings must lie where every executor reads them";
                    }
                }
            }
            return "";
        }

        private boolean isReadable(Utterance row, ClusterRecordings own) {
            try {
                own.read(row);
                return true;
            } catch (IOException e) {
                listener.unreadable(row.file(), e);
                return false;
            }
        }
    }
}
