package org.intone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a cluster costs beside one machine: one and two executors of one core each, in processes of their own, against {@code intone
 * predict} on one and two threads, on the same files. Spark and the command cannot be on one class path, so each runs in its own process.
 *
 * <pre>
 * ./mvnw -q -Dquick -DskipTests package
 * java -cp 'bench/target/*:app/target/*:app/target/lib/*' org.intone.bench.ClusterSpeed SPARK_HOME SUBMIT_JAR APP CLIPS RECORDINGS
 * </pre>
 *
 * {@code SPARK_HOME} holds Spark's {@code jars}, {@code APP} the command's jar and its {@code lib}; {@code CLIPS} is a folder of short
 * recordings, {@code RECORDINGS} one of long ones. The wall time is that of the whole process, start and end included.
 */
public final class ClusterSpeed {
    private static final Pattern RATE = Pattern.compile("intone: round .*; ([0-9.]+) a second");

    private final Path sparkHome;
    private final Path submitJar;
    private final Path app;

    private ClusterSpeed(Path sparkHome, Path submitJar, Path app) {
        this.sparkHome = sparkHome;
        this.submitJar = submitJar;
        this.app = app;
    }

    /** See above. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ClusterSpeed speed = new ClusterSpeed(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        for (int cores = 1; cores <= 2; cores++) {
            speed.report("clips, intone, threads " + cores, speed.intone(cores, arguments[3]));
            speed.report("clips, spark, executors " + cores, speed.spark(cores, arguments[3]));
            speed.report("timeline, intone, threads " + cores, speed.intone(cores, arguments[4], "--timeline"));
            speed.report("timeline, spark, executors " + cores, speed.spark(cores, arguments[4], "--timeline"));
        }
    }

    private void report(String what, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", sparkHome.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        String rate = "";
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher words = RATE.matcher(line);
                rate = words.matches() ? ", " + words.group(1) + " a second without start and listing" : rate;
                last = line.startsWith("intone:") ? line : last;
            }
        }
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(String.format(Locale.ROOT, "%s: exit %d, %.1f s%s; %s", what, code, seconds, rate, last));
    }

    private List<String> intone(int threads, String folder, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "java",
                "-XX:ActiveProcessorCount=" + threads,
                "-cp",
                app + "/*:" + app + "/lib/*",
                "org.intone.cli.Main",
                "predict",
                "--json",
                folder));
        command.addAll(List.of(more));
        return command;
    }

    private List<String> spark(int executors, String folder, String... more) throws IOException {
        Path output = Files.createTempDirectory("intone-speed");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(output)));
        List<String> command = new ArrayList<>(List.of("java", "-Xmx1g"));
        // As Spark's own script has them; --add-opens is what its launcher adds.
        for (String opened :
                List.of("lang", "lang.invoke", "lang.reflect", "io", "net", "nio", "util", "util.concurrent")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
                "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
                "-cp",
                sparkHome + "/jars/*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local-cluster[" + executors + ",1,1024]",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                submitJar.toString(),
                "predict",
                folder,
                "-o",
                output.resolve("out").toString()));
        command.addAll(List.of(more));
        return command;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
