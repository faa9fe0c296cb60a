package org.intone.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A client of a stream: what it was told and how it ended. */
final class TestSocket implements WebSocket.Listener {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    static TestSocket open(RunningServer server, String query, String... subprotocols) {
        return open(server.client, URI.create("ws://127.0.0.1:" + server.port() + "/v1/stream" + query), subprotocols);
    }

    static TestSocket open(HttpClient client, URI uri, String... subprotocols) {
        TestSocket test = new TestSocket();
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        test.socket = builder.buildAsync(uri, test).join();
        return test;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** All of it, in messages of so many bytes. */
    void send(byte[] bytes, int size) {
        for (int start = 0; start < bytes.length; start += size) {
            socket.sendBinary(ByteBuffer.wrap(bytes, start, Math.min(size, bytes.length - start)), true)
                    .join();
        }
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    void end() {
        say("{\"type\":\"end\"}");
    }

    void drop() {
        socket.abort();
    }

    /** The status of the end, which is waited for. */
    int closed() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }

    JsonNode last() {
        return events.get(events.size() - 1);
    }

    List<JsonNode> of(String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    void awaitEvents(int count) throws InterruptedException {
        for (int i = 0; i < 600 && events.size() < count; i++) {
            Thread.sleep(20);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                events.add(MAPPER.readTree(text.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }
}
