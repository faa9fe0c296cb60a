package org.intone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.intone.audio.AudioDigest;
import org.intone.audio.Waveform;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.Utterance;
import org.intone.parallel.InOrder;
import org.intone.train.RecordingReader;

/** Fills in the digests that a manifest written by hand lacks, so that no copy of a recording stands on both sides of a split. */
public final class Digests {
    private Digests() {}

    /** The manifest with a digest for every row that can be read. */
    static Manifest complete(Manifest manifest, Terminal terminal) throws IOException {
        List<Utterance> rows = manifest.rows();
        if (rows.stream().noneMatch(row -> row.sha256().isEmpty())) {
            return manifest;
        }
        List<Utterance> complete = new ArrayList<>();
        try (Recordings recordings = new Recordings(manifest);
                Progress progress = Progress.on(terminal, "digests", rows.size())) {
            InOrder.forEach(rows, row -> complete(row, recordings::read), row -> {
                complete.add(row);
                progress.step();
            });
        }
        return manifest.withRows(complete);
    }

    /** The row with a digest, if it can be read. */
    public static Utterance complete(Utterance row, RecordingReader recordings) {
        if (!row.sha256().isEmpty()) {
            return row;
        }
        try {
            Waveform waveform = recordings.read(row);
            return row.measured(
                    waveform.durationSeconds(),
                    waveform.sampleRate(),
                    waveform.sourceChannels(),
                    AudioDigest.sha256(waveform));
        } catch (IOException e) {
            // The training names it among those that cannot be read.
            return row;
        }
    }
}
