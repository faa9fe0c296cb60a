package org.intone.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.MonoStream;
import org.intone.report.JsonLine;
import org.intone.report.TimelineFormat;
import org.intone.report.TimelineFormats;
import org.intone.report.TimelineTree;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineRecognizer;

/** {@code POST /v1/timeline}: the emotions of one recording over time, as one JSON object or in a format for other programs. */
final class TimelineHandler implements Handler {
    /** What a recording of many channels may hold: two hours of two at 48 kHz, four times over. */
    private static final long MOST_SAMPLES = 4L * 2 * 7200 * 48_000;

    private final ServerParts parts;
    private final BoundedStream.Bounds bounds;

    TimelineHandler(ServerParts parts) {
        this.parts = parts;
        this.bounds = new BoundedStream.Bounds(
                parts.limits.timelineSeconds(), MOST_SAMPLES, ServerLimits.TIMELINE_WORK_SECONDS, "cut it");
    }

    @Override
    public void handle(Context ctx) throws IOException {
        parts.requests.run(Access.client(ctx), () -> answer(ctx));
    }

    private void answer(Context ctx) throws IOException {
        boolean split =
                TimelineQuery.oneOf(ctx::queryParam, "channels", "mix", "split").equals("split");
        TimelineFormat format = format(ctx);
        TimelineRecognizer timelines = timelines(ctx);
        try (Uploads uploads = parts.bodies.read(ctx)) {
            if (uploads.files().size() > 1) {
                throw new Refusal(
                        ErrorCode.MALFORMED, "the form holds " + uploads.files().size() + " files, expected one");
            }
            Upload file = uploads.files().get(0);
            List<Timeline> channels = parts.timelines.run(() -> channels(timelines, file, split));
            parts.metrics.addSound(channels.get(0).durationSeconds());
            if (format == null) {
                ctx.contentType("application/json").result(JsonLine.of(TimelineTree.of(file.name(), channels)));
            } else {
                StringBuilder text = new StringBuilder();
                format.write(file.name(), channels, text);
                ctx.contentType(format.kind().mediaType()).result(text.toString());
            }
        }
    }

    private TimelineFormat format(Context ctx) {
        String name = ctx.queryParam("format");
        try {
            return name == null
                    ? null
                    : TimelineFormats.named(
                            name, parts.recognizer.metadata().labels().labels());
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.MALFORMED, "format must be one of " + TimelineFormats.names(), e);
        }
    }

    private TimelineRecognizer timelines(Context ctx) {
        try {
            return new TimelineRecognizer(
                    parts.recognizer, TimelineQuery.settings(ctx::queryParam), TimelineQuery.adapts(ctx::queryParam));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.MALFORMED, e.getMessage(), e);
        }
    }

    private List<Timeline> channels(TimelineRecognizer timelines, Upload file, boolean split) throws IOException {
        try (BoundedStream bounded = new BoundedStream(AudioFiles.open(file.source()), bounds)) {
            if (split) {
                return timelines.predictChannels(bounded, seconds -> {});
            }
            return List.of(
                    timelines.predict(new MonoStream(bounded, file.name(), AudioLimits.STREAMED), seconds -> {}));
        }
    }
}
