package org.intone.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import org.intone.audio.AudioCheck;
import org.intone.audio.AudioFault;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.report.Answer;
import org.intone.report.AnswerJson;
import org.intone.report.JsonLine;

/** {@code POST /v1/predict}: the emotion of each recording as a whole. */
final class PredictHandler implements Handler {
    /** Ten minutes at 48 kHz; four bytes each, twice while blocks are joined. */
    private static final long MOST_SAMPLES = 600L * 48_000;

    private final ServerParts parts;
    private final BoundedStream.Bounds bounds;

    PredictHandler(ServerParts parts) {
        this.parts = parts;
        this.bounds = new BoundedStream.Bounds(
                parts.limits.predictSeconds(),
                MOST_SAMPLES,
                ServerLimits.WORK_SECONDS,
                "cut it, or ask for /v1/timeline");
    }

    @Override
    public void handle(Context ctx) throws IOException {
        parts.requests.run(Access.client(ctx), () -> answer(ctx));
    }

    private void answer(Context ctx) throws IOException {
        try (Uploads uploads = parts.bodies.read(ctx)) {
            List<Upload> files = uploads.files();
            ctx.contentType("application/json");
            if (files.size() == 1) {
                ctx.result(JsonLine.of(AnswerJson.tree(answer(files.get(0)))));
            } else {
                ObjectNode all = JsonLine.object();
                ArrayNode answers = all.putArray("answers");
                for (Upload file : files) {
                    answers.add(answerOrError(file));
                }
                ctx.result(JsonLine.of(all));
            }
        }
    }

    private ObjectNode answerOrError(Upload file) {
        try {
            return AnswerJson.tree(answer(file));
        } catch (Refusal | IOException e) {
            Refusal refusal = Errors.refusal(e);
            ObjectNode node = JsonLine.object().put("file", file.name());
            node.putObject("error").put("code", refusal.code().word()).put("message", refusal.getMessage());
            return node;
        }
    }

    private Answer answer(Upload file) throws IOException {
        return parts.workers.run(() -> {
            Waveform waveform = read(file.source());
            refuseUnusable(waveform);
            parts.metrics.addSound(waveform.durationSeconds());
            return Answer.heard(file.name(), waveform.durationSeconds(), parts.recognizer.predict(waveform));
        });
    }

    private Waveform read(AudioSource source) throws IOException {
        BoundedStream bounded = new BoundedStream(AudioFiles.open(source), bounds);
        try (MonoStream mono = new MonoStream(bounded, source.name(), AudioLimits.STREAMED)) {
            return mono.readAll();
        }
    }

    private static void refuseUnusable(Waveform waveform) {
        List<AudioFault> faults = AudioCheck.faults(waveform);
        if (faults.contains(AudioFault.SILENT)) {
            throw new Refusal(ErrorCode.SILENT, "the recording is silent, expected speech");
        }
        if (faults.contains(AudioFault.TOO_SHORT)) {
            throw new Refusal(
                    ErrorCode.TOO_SHORT,
                    "less than " + AudioCheck.LEAST_SECONDS + " s of the recording is sound, expected more");
        }
    }
}
