package org.intone.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.intone.report.StreamEventJson;
import org.intone.report.TimelineTree;
import org.intone.timeline.StreamEvent;
import org.intone.timeline.StreamRecognizer;
import org.intone.timeline.TimelineSettings;

/** Hears the sound of one stream, when its turn comes, and tells what is heard. For one thread at a time. */
final class StreamEar {
    /** Half a second at 16 kHz: so much of a large message is worked on before others have their turn. */
    private static final int TURN_SAMPLES = 8000;

    private final StreamRecognizer recognizer;
    private final Workers workers;
    private final StreamOutput output;
    private final Metrics metrics;
    private final List<StreamEvent> heard = new ArrayList<>();
    private double counted;

    StreamEar(ServerParts parts, int sampleRate, TimelineSettings settings, boolean adapt, StreamOutput output) {
        this.workers = parts.workers;
        this.metrics = parts.metrics;
        this.output = output;
        this.recognizer = new StreamRecognizer(parts.recognizer, sampleRate, settings, adapt, heard::add);
    }

    void take(float[] mono, int count) throws IOException {
        for (int start = 0; start < count; start += TURN_SAMPLES) {
            int from = start;
            int turn = Math.min(TURN_SAMPLES, count - start);
            work(() -> recognizer.push(mono, from, turn));
        }
        metrics.addSound(recognizer.seconds() - counted);
        counted = recognizer.seconds();
    }

    private void work(Runnable work) throws IOException {
        long begin = System.nanoTime();
        workers.run(() -> {
            work.run();
            return null;
        });
        metrics.addStreamWork(Duration.ofNanos(System.nanoTime() - begin));
        tell();
    }

    /** Without a worker's turn, since a client that reads slowly must not hold one. */
    private void tell() throws IOException {
        for (StreamEvent event : heard) {
            ObjectNode message = StreamEventJson.of(event);
            if (event instanceof StreamEvent.EmotionHeard) {
                message.put("received", recognizer.seconds());
            }
            output.send(message);
        }
        heard.clear();
    }

    /** Judges what is left, sends the summary and closes. */
    void end() throws IOException {
        work(recognizer::end);
        ObjectNode message = StreamOutput.message("end").put("duration", recognizer.seconds());
        message.set("summary", TimelineTree.summary(recognizer.summary()));
        output.send(message);
        output.close();
    }
}
