package org.intone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Puts a running server under load, and says what it held against what is wanted.
 *
 * <pre>
 * intone serve --port 8099 --max-streams-per-client 200
 * java -cp 'bench/target/*:app/target/*:app/target/lib/*' org.intone.bench.ServerLoad http://127.0.0.1:8099 STAGE SECONDS COUNT
 * </pre>
 *
 * Stages: {@code uploads} (clips of 3 s by COUNT clients), {@code streams} (COUNT live streams), {@code overload} (COUNT clients, more than
 * the server takes, and whether it answers as before afterwards).
 */
public final class ServerLoad {
    private static final double UPLOADS_A_SECOND = 150;
    private static final double UPLOAD_P99_MILLIS = 400;
    private static final double STREAM_P99_MILLIS = 500;
    private static final double WARM_UP_SECONDS = 15;
    private static final int USUAL_CLIENTS = 16;
    private static final int STARTS_PER_SECOND = 20;

    private final URI server;

    private ServerLoad(URI server) {
        this.server = server;
    }

    /** Runs one stage: address, stage, seconds, count. */
    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("usage: ServerLoad ADDRESS uploads|streams|overload SECONDS COUNT");
            System.exit(2);
        }
        ServerLoad load = new ServerLoad(URI.create(args[0]));
        double seconds = Double.parseDouble(args[2]);
        int count = Integer.parseInt(args[3]);
        switch (args[1]) {
            case "uploads" -> load.uploads(count, seconds);
            case "streams" -> load.streams(count, seconds);
            case "overload" -> load.overload(count, seconds);
            default -> throw new IllegalArgumentException("no stage " + args[1]);
        }
        System.exit(0);
    }

    private void uploads(int clients, double seconds) throws Exception {
        new UploadLoad(server).run(clients, WARM_UP_SECONDS);
        say("before: " + memory());
        UploadLoad load = new UploadLoad(server);
        load.run(clients, seconds);
        say("uploads, " + clients + " clients, " + seconds + " s: " + load.line(seconds));
        say("after: " + memory());
        say(verdict(load.count() / seconds >= UPLOADS_A_SECOND
                && load.p99() < UPLOAD_P99_MILLIS
                && load.others().isEmpty()));
    }

    private void streams(int count, double seconds) throws Exception {
        StreamLoad.Report report = new StreamLoad.Report(count);
        HttpClient client = HttpClient.newHttpClient();
        ScheduledExecutorService clocks = Executors.newScheduledThreadPool(2);
        say("before: " + memory());
        for (int s = 0; s < count; s++) {
            new StreamLoad(s, seconds, report).start(client, server, clocks);
            Thread.sleep(1000 / STARTS_PER_SECOND);
        }
        long begin = System.nanoTime();
        while (!report.ended().await(30, TimeUnit.SECONDS)) {
            say(String.format(
                    Locale.ROOT,
                    "%.0f s: %d windows, %s; %s; troubles %s",
                    (System.nanoTime() - begin) / 1e9,
                    report.latencies().count(),
                    report.latencies(),
                    memory(),
                    report.troubles()));
        }
        clocks.shutdownNow();
        say("streams, " + count + ", " + seconds + " s each: "
                + report.latencies().count() + " windows, " + report.latencies() + "; troubles " + report.troubles());
        say("after: " + memory());
        say(verdict(report.latencies().quantile(0.99) < STREAM_P99_MILLIS
                && report.troubles().isEmpty()));
    }

    private void overload(int clients, double seconds) throws Exception {
        UploadLoad usual = new UploadLoad(server);
        usual.run(USUAL_CLIENTS, WARM_UP_SECONDS);
        UploadLoad load = new UploadLoad(server);
        load.run(clients, seconds);
        say("overload, " + clients + " clients, " + seconds + " s: " + load.line(seconds));
        UploadLoad again = new UploadLoad(server);
        again.run(USUAL_CLIENTS, WARM_UP_SECONDS);
        say("before, " + USUAL_CLIENTS + " clients: " + usual.line(WARM_UP_SECONDS));
        say("afterwards, " + USUAL_CLIENTS + " clients: " + again.line(WARM_UP_SECONDS));
        say("after: " + memory());
        boolean onlyRefused =
                load.others().keySet().stream().allMatch(other -> other.equals("429") || other.equals("503"));
        say(verdict(onlyRefused && !load.others().isEmpty() && again.others().isEmpty()));
    }

    private static String verdict(boolean held) {
        return held ? "held" : "missed";
    }

    /** The server's heap in use and threads, as its metrics tell. */
    private String memory() throws IOException, InterruptedException {
        String metrics = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.resolve("/metrics")).build(), BodyHandlers.ofString())
                .body();
        double heap = metrics.lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        String threads = metrics.lines()
                .filter(line -> line.startsWith("jvm_threads_live_threads "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("?");
        return String.format(Locale.ROOT, "heap %.0f MB, threads %s", heap / 1e6, threads);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
