package org.intone.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.intone.model.Recognizer;

/** What the routes of one server share. Serves all threads. */
final class ServerParts implements Closeable {
    final ServerLimits limits;
    final Recognizer recognizer;
    final ServerLog log;
    final RequestId requestIds = new RequestId();
    final Metrics metrics = new Metrics();
    /** Recordings and pieces of streams take turns here, in the order in which they came. */
    final Workers workers;
    /** One timeline works on all cores. */
    final Workers timelines;

    final Gate requests;
    final Gate streams;
    final BodyReader bodies;
    private final SpoolFolder folder = new SpoolFolder();

    ServerParts(ServerSettings settings, Recognizer recognizer, ServerLog log) throws IOException {
        this.limits = settings.limits();
        this.recognizer = recognizer;
        this.log = log;
        this.workers = new Workers(limits.workers(), ServerLimits.WAIT_SECONDS);
        this.timelines = new Workers(1, ServerLimits.TIMELINE_WAIT_SECONDS);
        this.requests = new Gate("requests", limits.waiting() + limits.workers(), limits.requestsPerClient());
        this.streams = new Gate("streams", limits.streams(), limits.streamsPerClient());
        Optional<KeptUploads> kept = settings.keep().isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptUploads(settings.keep().get()));
        this.bodies = new BodyReader(limits, folder, kept);
        metrics.gauge("intone.streams", "open live streams", streams::count);
        metrics.gauge(
                "intone.requests.running", "requests with sound that are being taken in or answered", requests::count);
        metrics.gauge(
                "intone.queue",
                "recordings and pieces of streams that wait for a worker",
                () -> workers.waiting() + timelines.waiting());
    }

    @Override
    public void close() throws IOException {
        metrics.close();
        folder.close();
    }
}
