package org.intone.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.clean.Cleanings;
import org.intone.corpus.Stretch;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineRecognizer;
import org.intone.timeline.TimelineSettings;

/**
 * The emotions of each recording over time, a row for each segment, as {@code intone predict --timeline --csv} has it. Recordings are read
 * in blocks, however long they are, unless they are cleaned.
 *
 * @param labels of the model, in their order
 * @param clean how sound is cleaned before; empty for not at all
 * @param windowSeconds how much the model hears at once
 * @param hopSeconds from one window to the next
 * @param isSplit whether each channel is a speaker
 * @param hasWindows whether there is a row for each window and not for each segment
 */
record TimelineRows(
        SharedModel model,
        List<String> labels,
        String clean,
        double windowSeconds,
        double hopSeconds,
        boolean isSplit,
        boolean hasWindows)
        implements RowMaker {
    @Override
    public StructType columns() {
        StructType columns = new StructType().add("channel", DataTypes.IntegerType);
        for (StructField field : AnswerCells.schema(labels).fields()) {
            columns = columns.add(field);
        }
        return columns;
    }

    @Override
    public Heard hear(Clip clip, ClusterSound sound) throws IOException {
        return heard(sound.source(clip.file()), clip.file(), clip.stretch());
    }

    /** The emotions in a stretch of encoded sound. */
    Heard heard(AudioSource source, String name, Stretch stretch) throws IOException {
        List<Timeline> channels = channels(source, name, stretch);
        double offset = stretch.start().orElse(0);
        List<Object[]> rows = new ArrayList<>();
        for (Timeline channel : channels) {
            List<TimedPrediction> parts = hasWindows ? channel.windows() : channel.segments();
            for (TimedPrediction part : parts) {
                rows.add(row(
                        channel,
                        AnswerCells.of(offset + part.startSeconds(), offset + part.endSeconds(), part.prediction())));
            }
            if (parts.isEmpty()) {
                double end = offset + channel.durationSeconds();
                rows.add(row(
                        channel,
                        AnswerCells.silent(offset, end, channel.summary().warnings())));
            }
        }
        Iterator<Object[]> made = rows.iterator();
        return new Heard(channels.get(0).durationSeconds(), made);
    }

    private List<Timeline> channels(AudioSource source, String name, Stretch stretch) throws IOException {
        TimelineSettings settings = TimelineSettings.STANDARD.withWindow(windowSeconds, hopSeconds);
        TaskContext task = TaskContext.get();
        // The cores of an executor are its tasks'; one that took all of them would take them from the others.
        int threads = task == null ? 1 : task.cpus();
        TimelineRecognizer recognizer = new TimelineRecognizer(model.recognizer(), settings, false, threads);
        if (!clean.isEmpty()) {
            Waveform waveform = stretch.read(source, name, AudioLimits.STANDARD);
            return List.of(recognizer.predict(Cleanings.parse(clean).clean(waveform)));
        }
        if (isSplit) {
            if (!stretch.equals(Stretch.WHOLE)) {
                throw new AudioFormatException(
                        name + ": is a stretch, expected whole recordings with --channels split");
            }
            try (AudioStream stream = AudioFiles.open(source)) {
                return recognizer.predictChannels(stream, seconds -> {});
            }
        }
        try (MonoStream stream = stretch.open(source, name, AudioLimits.STREAMED)) {
            return List.of(recognizer.predict(stream, seconds -> {}));
        }
    }

    private static Object[] row(Timeline channel, Object[] answer) {
        Object[] row = new Object[answer.length + 1];
        row[0] = channel.channel();
        System.arraycopy(answer, 0, row, 1, answer.length);
        return row;
    }
}
