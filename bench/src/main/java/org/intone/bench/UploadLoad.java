package org.intone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Clients that upload clips one after the other, each the next when it has its answer. */
final class UploadLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<byte[]> clips = LoadVoices.clips();
    private final Latencies answered = new Latencies();
    private final Map<String, Integer> others = new TreeMap<>();

    UploadLoad(URI server) {
        this.address = server.resolve("/v1/predict");
    }

    /** Runs so many clients for so long. */
    void run(int clients, double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (1e9 * seconds);
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < clients; c++) {
            int first = c;
            Thread thread = new Thread(() -> upload(first, end), "client-" + c);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void upload(int first, long end) {
        for (int i = first; System.nanoTime() < end; i++) {
            long begin = System.nanoTime();
            String outcome = once(clips.get(i % clips.size()));
            if (outcome.equals("200")) {
                answered.add(System.nanoTime() - begin);
            } else {
                synchronized (others) {
                    others.merge(outcome, 1, Integer::sum);
                }
            }
        }
    }

    /** The status, with "without Retry-After" where a refusal lacks it; or the error. */
    private String once(byte[] clip) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .POST(BodyPublishers.ofByteArray(clip))
                            .build(),
                    BodyHandlers.ofString());
            int status = response.statusCode();
            boolean isRefused = status == 429 || status == 503;
            boolean isPlain =
                    isRefused && response.headers().firstValue("Retry-After").isEmpty();
            return status + (isPlain ? " without Retry-After" : "");
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    int count() {
        return answered.count();
    }

    double p99() {
        return answered.quantile(0.99);
    }

    /** All answers but 200, and how many of each. */
    Map<String, Integer> others() {
        return others;
    }

    String line(double seconds) {
        return String.format(Locale.ROOT, "%.0f clips a second, %s; others %s", count() / seconds, answered, others);
    }
}
