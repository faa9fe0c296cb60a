package org.intone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One live stream at the pace of real time, which measures how long after a window's last sample its emotion is told. */
final class StreamLoad implements WebSocket.Listener {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CHUNK_MILLIS = 50;
    private static final int CHUNK_BYTES = 2 * LoadVoices.RATE * CHUNK_MILLIS / 1000;

    private final byte[] sound;
    private final int chunks;
    private final long[] sentNanos;
    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;
    private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
    private ScheduledFuture<?> clock;
    private int next;

    /** What all streams of a run report to. */
    record Report(Latencies latencies, Map<String, Integer> troubles, CountDownLatch ended) {
        Report(int streams) {
            this(new Latencies(), new TreeMap<>(), new CountDownLatch(streams));
        }

        synchronized void trouble(String what) {
            troubles.merge(what, 1, Integer::sum);
        }
    }

    StreamLoad(int seed, double seconds, Report report) {
        this.sound = LoadVoices.conversation(seed);
        this.chunks = (int) (1000 * seconds / CHUNK_MILLIS);
        this.sentNanos = new long[chunks];
        this.report = report;
    }

    /** Opens the stream and begins to send. */
    void start(HttpClient client, URI server, ScheduledExecutorService clocks) {
        URI address = URI.create(server.toString().replaceFirst("^http", "ws").replaceFirst("/$", "")
                + "/v1/stream?encoding=s16le&rate=" + LoadVoices.RATE);
        try {
            socket = client.newWebSocketBuilder().buildAsync(address, this).join();
        } catch (CompletionException e) {
            over("not opened: " + e.getCause());
            return;
        }
        clock = clocks.scheduleAtFixedRate(this::tick, 0, CHUNK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (sending.isCompletedExceptionally()) {
            over("the connection was lost");
            return;
        }
        if (next == chunks) {
            clock.cancel(false);
            sending = socket.sendText("{\"type\":\"end\"}", true);
            return;
        }
        int start = (int) ((long) next * CHUNK_BYTES % (sound.length - CHUNK_BYTES)) & ~1;
        sentNanos[next] = System.nanoTime();
        next++;
        sending = socket.sendBinary(ByteBuffer.wrap(sound, start, CHUNK_BYTES), true);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            hear(System.nanoTime());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hear(long now) {
        JsonNode event;
        try {
            event = MAPPER.readTree(text.toString());
        } catch (IOException e) {
            over("no JSON: " + e.getMessage());
            return;
        }
        switch (event.path("type").asText()) {
            case "emotion" -> {
                // Times of windows are rounded: the last sample lies in the chunk before this time.
                int chunk = (int) Math.ceil(1000 * event.path("end").asDouble() / CHUNK_MILLIS - 1e-6) - 1;
                report.latencies.add(now - sentNanos[Math.max(0, Math.min(chunks - 1, chunk))]);
            }
            case "error" -> over("refused: " + event.path("code").asText());
            case "end" -> over("");
            default -> {}
        }
    }

    private void over(String trouble) {
        if (!trouble.isEmpty()) {
            report.trouble(trouble);
        }
        if (clock != null) {
            clock.cancel(false);
        }
        report.ended.countDown();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        if (status != 1000) {
            over("closed with " + status + " " + reason);
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        over(error.toString());
    }
}
