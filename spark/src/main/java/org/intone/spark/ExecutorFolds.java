package org.intone.spark;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.intone.cli.Problems;
import org.intone.corpus.Manifest;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.train.FoldFile;
import org.intone.train.FoldResult;
import org.intone.train.FoldTask;
import org.intone.train.FoldText;
import org.intone.train.FoldTrainer;
import org.intone.train.InterruptedTraining;
import org.intone.train.TrainingListener;

/**
 * Trains folds where it runs: inside an executor, which describes each recording once for all folds that it trains. Serves all threads
 * of the executor.
 */
final class ExecutorFolds {
    private static ExecutorFolds current;

    private final String key;
    private final List<Utterance> rows;
    private final Map<Utterance, Integer> places = new HashMap<>();
    private final ClusterRecordings recordings;
    private final FoldTrainer trainer;

    private ExecutorFolds(String key, String manifest, ClusterRecordings recordings, Path cache) throws IOException {
        this.key = key;
        this.rows = Manifest.rows("rows", new StringReader(manifest));
        for (int i = 0; i < rows.size(); i++) {
            places.putIfAbsent(rows.get(i), i);
        }
        this.recordings = recordings;
        this.trainer = new FoldTrainer(recordings, TaskContext.get().cpus(), Optional.of(cache));
    }

    /**
     * What this process has for a manifest; what it had for another is forgotten.
     *
     * @param id of the manifest within the application
     * @param manifest its text
     * @param folder from which its paths start
     * @param cache where features are kept; empty for a folder that goes with the executor
     */
    static synchronized ExecutorFolds of(long id, String manifest, String folder, String cache, Configuration hadoop)
            throws IOException {
        // A process may outlive an application, as one without executors does, and the next counts from 0 again.
        String key = SparkEnv.get().conf().getAppId() + "/" + id;
        if (current == null || !current.key.equals(key)) {
            ClusterRecordings recordings = new ClusterRecordings(new org.apache.hadoop.fs.Path(folder), hadoop);
            Path features = cache.isEmpty() ? Path.of(SparkFiles.getRootDirectory(), "features") : Path.of(cache);
            current = new ExecutorFolds(key, manifest, recordings, features);
        }
        return current;
    }

    /**
     * Trains a fold.
     *
     * @param fold as {@link FoldText} has it
     * @param recipes what may be computed here, a backbone's file with it
     * @param measured hears the result, before it leaves
     * @throws InterruptedTraining if the task was cancelled
     */
    FoldAnswer train(String fold, Map<String, SharedRecipe> recipes, Consumer<FoldResult> measured) {
        FoldTask task = FoldText.parse(fold, rows);
        Split split = task.folds().get(0);
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        try {
            TaskContext context = TaskContext.get();
            TrainingListener listener = new TrainingListener() {
                @Override
                public boolean interrupted() {
                    return context.isInterrupted();
                }
            };
            recipes.get(task.settings().network().recipe()).ready();
            trainer.describe(task.settings(), shuffled(split), listener);
            FoldResult result = trainer.measure(task.settings(), split, listener);
            measured.accept(result);
            return new FoldAnswer(host, FoldFile.text(task.settings(), split, result), "", unreadable(split));
        } catch (InterruptedTraining e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            // Spark would train it again and again; what fails by itself fails everywhere.
            return new FoldAnswer(host, "", Problems.line(e), unreadable(split));
        }
    }

    /** In an order of each fold's own, so that tasks that begin together do not describe the same recordings. */
    private static List<Take> shuffled(Split split) {
        List<Take> takes = new ArrayList<>(FoldTrainer.takes(List.of(split)));
        Collections.shuffle(takes, new Random(split.fold()));
        return takes;
    }

    private SortedMap<Integer, String> unreadable(Split split) {
        SortedMap<Integer, String> own = new TreeMap<>();
        Map<Utterance, String> all = recordings.unreadable();
        if (!all.isEmpty()) {
            for (Take take : FoldTrainer.takes(List.of(split))) {
                String why = all.get(take.utterance());
                if (why != null) {
                    own.put(places.get(take.utterance()), why);
                }
            }
        }
        return own;
    }
}
