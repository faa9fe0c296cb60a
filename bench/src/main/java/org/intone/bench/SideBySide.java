package org.intone.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The same work by Intone and by librosa on the same clips in the same minutes: clips a second on one thread, their ratio, and
 * what a second thread gives. Each is measured three times, in turn, and the middle figure counts, since machines are noisy.
 *
 * <pre>./mvnw -q -Dquick -DskipTests package
 * java -XX:+UseParallelGC -cp 'bench/target/*:app/target/*:app/target/lib/*' org.intone.bench.SideBySide PYTHON [SECONDS [WORK...]]</pre>
 *
 * SECONDS is how long each of Intone's measurements lasts; librosa's last two. PYTHON is one that has librosa 0.11 ({@code pip install librosa==0.11.0}), or {@code -} for none.
 */
public final class SideBySide {
    private static final int CLIPS = 30;
    private static final int ROUNDS = 3;
    private static final String NO_PEER = "-";

    private final List<Clip> clips;
    private final String python;
    private final double seconds;

    private SideBySide(Path folder, String python, double seconds) throws IOException {
        this.clips = Clip.make(folder, CLIPS);
        this.python = python;
        this.seconds = seconds;
    }

    /** Measures and prints a table in Markdown. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        if (args.length == 0) {
            System.err.println("usage: SideBySide PYTHON|- [SECONDS [WORK...]]; works: " + Works.ALL.keySet());
            System.exit(2);
        }
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 3;
        List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : List.copyOf(Works.ALL.keySet());
        SideBySide bench = new SideBySide(Files.createTempDirectory("intone-bench"), args[0], seconds);
        System.out.println("| work | Intone, clips/s | librosa, clips/s | ratio | 2 threads / 1 |");
        System.out.println("|---|---|---|---|---|");
        for (Map.Entry<String, Supplier<Work>> work : Works.ALL.entrySet()) {
            if (names.contains(work.getKey())) {
                System.out.println(bench.line(work.getKey(), work.getValue()));
            }
        }
    }

    private String line(String name, Supplier<Work> work) throws IOException, InterruptedException, ExecutionException {
        clipsPerSecond(work, 1);
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] doubled = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = clipsPerSecond(work, 1);
            doubled[i] = clipsPerSecond(work, 2);
            theirs[i] = python.equals(NO_PEER) ? Double.NaN : peer(name);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.2f |",
                name,
                middle(ours),
                middle(theirs),
                middle(ours) / middle(theirs),
                middle(doubled) / middle(ours));
    }

    private double clipsPerSecond(Supplier<Work> work, int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i * CLIPS / threads;
                rates.add(pool.submit(() -> clipsPerSecond(work.get(), first)));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }

    private double clipsPerSecond(Work work, int first) throws IOException {
        long start = System.nanoTime();
        int done = 0;
        float sink = 0;
        double passed = 0;
        while (passed < seconds) {
            sink += work.run(clips.get((first + done) % CLIPS));
            done++;
            passed = (System.nanoTime() - start) / 1e9;
        }
        if (Float.isNaN(sink)) {
            throw new IllegalStateException("a feature was no number");
        }
        return done / passed;
    }

    private double peer(String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        python,
                        "bench/peer/librosa_bench.py",
                        clips.get(0).file().toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the peer failed on " + name);
        }
        return Double.parseDouble(said.strip().substring(said.indexOf(' ') + 1));
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
