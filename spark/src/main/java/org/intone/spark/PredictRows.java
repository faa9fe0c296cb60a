package org.intone.spark;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.intone.audio.Waveform;
import org.intone.clean.Cleanings;
import org.intone.emotion.Prediction;

/**
 * One answer for each clip, as {@code intone predict} gives it.
 *
 * @param labels of the model, in their order
 * @param clean how sound is cleaned before; empty for not at all
 */
record PredictRows(SharedModel model, List<String> labels, String clean) implements RowMaker {
    @Override
    public StructType columns() {
        return AnswerCells.schema(labels);
    }

    @Override
    public Heard hear(Clip clip, ClusterSound sound) throws IOException {
        Waveform waveform = sound.read(clip.file(), clip.stretch());
        return new Heard(
                waveform.durationSeconds(),
                Collections.singleton(cells(waveform, clip.offset())).iterator());
    }

    /** The answer to a waveform that begins so many seconds into its file. */
    Object[] cells(Waveform waveform, double offset) {
        Waveform heard = clean.isEmpty() ? waveform : Cleanings.parse(clean).clean(waveform);
        Prediction prediction = model.recognizer().predict(heard);
        return AnswerCells.of(offset, offset + waveform.durationSeconds(), prediction);
    }
}
