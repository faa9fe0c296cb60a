package org.intone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.intone.audio.AudioLimits;
import org.intone.audio.RawAudio;
import org.intone.timeline.TimelineSettings;

/** {@code WS /v1/stream}: sound in, events out, as long as a client likes. */
final class StreamSockets {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONTAINER = "container";

    private final ServerParts parts;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final ExecutorService decoders = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "intone-stream");
        thread.setDaemon(true);
        return thread;
    });

    StreamSockets(ServerParts parts) {
        this.parts = parts;
    }

    /** A stream that was let in. */
    private record Open(StreamOutput output, StreamSound sound, Gate.Pass pass) {}

    void configure(WsConfig config) {
        config.onConnect(this::begin);
        config.onBinaryMessage(message -> with(message, one -> one.sound.take(message.data())));
        config.onMessage(message -> with(message, one -> {
            requireEnd(message.message());
            one.sound.end();
        }));
        config.onClose(close -> {
            parts.log.line(close.attribute(RequestId.ATTRIBUTE) + " WS /v1/stream " + close.status());
            forget(close);
        });
        config.onError(this::forget);
    }

    private void begin(WsContext ctx) {
        StreamOutput output = new StreamOutput(ctx, ctx.attribute(RequestId.ATTRIBUTE), parts.limits.idleSeconds());
        Gate.Pass pass;
        try {
            pass = parts.streams.enter(ctx.attribute(Access.CLIENT));
        } catch (Refusal e) {
            output.refuse(e);
            return;
        }
        try {
            open.put(ctx.sessionId(), new Open(output, sound(ctx, output), pass));
        } catch (RuntimeException e) {
            pass.close();
            refuse(output, e);
            return;
        }
        with(ctx, one -> output.send(ready(ctx, output)));
    }

    private ObjectNode ready(WsContext ctx, StreamOutput output) {
        TimelineSettings settings = TimelineQuery.settings(ctx::queryParam);
        ObjectNode ready = StreamOutput.message("ready");
        parts.recognizer.metadata().labels().labels().forEach(ready.putArray("labels")::add);
        return ready.put("window", settings.windowSeconds())
                .put("hop", settings.hopSeconds())
                .put("adapts", TimelineQuery.adapts(ctx::queryParam))
                .put("requestId", output.requestId());
    }

    private StreamSound sound(WsContext ctx, StreamOutput output) {
        String encoding = TimelineQuery.oneOf(ctx::queryParam, "encoding", "s16le", "f32le", CONTAINER);
        TimelineSettings settings = TimelineQuery.settings(ctx::queryParam);
        boolean adapt = TimelineQuery.adapts(ctx::queryParam);
        if (adapt && parts.recognizer.metadata().adaptation().isEmpty()) {
            throw new Refusal(ErrorCode.MALFORMED, "the model was not trained to adapt, expected no adapt=speaker");
        }
        IntFunction<StreamEar> ears = rate -> new StreamEar(parts, rate, settings, adapt, output);
        if (encoding.equals(CONTAINER)) {
            return new ContainerSound(ears, decoders, problem -> refuse(output, problem));
        }
        return new PcmSound(RawAudio.Encoding.of(encoding), ears.apply(rate(ctx.queryParam("rate"))));
    }

    private static int rate(String text) {
        String range = "rate must be a number from " + AudioLimits.MIN_SAMPLE_RATE + " to "
                + AudioLimits.MAX_SAMPLE_RATE + ", in samples a second";
        try {
            int rate = Integer.parseInt(text == null ? "" : text);
            if (rate >= AudioLimits.MIN_SAMPLE_RATE && rate <= AudioLimits.MAX_SAMPLE_RATE) {
                return rate;
            }
            throw new Refusal(ErrorCode.MALFORMED, range + ", was " + rate);
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorCode.MALFORMED, range + (text == null ? ", was not given" : ", was none"), e);
        }
    }

    private static void requireEnd(String text) {
        JsonNode message;
        try {
            message = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(ErrorCode.MALFORMED, "a text message must be {\"type\":\"end\"}", e);
        }
        if (!message.path("type").asText().equals("end")) {
            throw new Refusal(ErrorCode.MALFORMED, "a text message must be {\"type\":\"end\"}");
        }
    }

    private interface Step {
        void take(Open one) throws IOException;
    }

    /** Does something with a stream; a message that comes after its end is passed over. */
    private void with(WsContext ctx, Step step) {
        Open one = open.get(ctx.sessionId());
        if (one == null) {
            return;
        }
        try {
            step.take(one);
        } catch (IOException | RuntimeException e) {
            forget(ctx);
            refuse(one.output, e);
        }
    }

    private void refuse(StreamOutput output, Exception problem) {
        Refusal refusal = Errors.refusal(problem);
        if (refusal.code() == ErrorCode.FAILED && !(problem instanceof IOException)) {
            parts.log.line(output.requestId() + " failed: " + problem);
        }
        output.refuse(refusal);
    }

    private void forget(WsContext ctx) {
        Open one = open.remove(ctx.sessionId());
        if (one != null) {
            one.sound.abandon();
            one.pass.close();
        }
    }

    /** Ends all streams as if their clients had. */
    void end() {
        for (Open one : open.values()) {
            try {
                one.sound.end();
            } catch (IOException | RuntimeException e) {
                refuse(one.output, e);
            }
        }
    }

    /** Gives up what did not end in time. */
    void close() {
        open.values().forEach(one -> one.sound.abandon());
        decoders.shutdownNow();
    }
}
