package org.intone.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Hears the clips of one task, one after the other, and makes rows of them; one that cannot be heard is a row with an error.
 *
 * <pre>file, the maker's columns, error, corpus, speaker, labelled, stretch_start, stretch_end, status</pre>
 */
final class HearingTask implements MapPartitionsFunction<Row, Row> {
    /** What {@code status} says. */
    static final String OK = "ok";

    static final String FAILED = "failed";

    private final RowMaker maker;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final RunCounts counts;
    private final Patience patience;

    HearingTask(RowMaker maker, Broadcast<SerializableConfiguration> hadoop, RunCounts counts) {
        this(maker, hadoop, counts, Patience.STANDARD);
    }

    HearingTask(RowMaker maker, Broadcast<SerializableConfiguration> hadoop, RunCounts counts, Patience patience) {
        this.maker = maker;
        this.hadoop = hadoop;
        this.counts = counts;
        this.patience = patience;
    }

    /** The columns of the rows. */
    static StructType schema(RowMaker maker) {
        StructType schema = new StructType().add("file", DataTypes.StringType, false);
        for (var field : maker.columns().fields()) {
            schema = schema.add(field);
        }
        return schema.add("error", DataTypes.StringType)
                .add("corpus", DataTypes.StringType)
                .add("speaker", DataTypes.StringType)
                .add("labelled", DataTypes.StringType)
                .add(Clip.KEY[1], DataTypes.DoubleType)
                .add(Clip.KEY[2], DataTypes.DoubleType)
                .add("status", DataTypes.StringType, false);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> clips) {
        ClusterSound sound = new ClusterSound(hadoop.value().value());
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) done -> closed(sound));
        return new Rows(clips, sound);
    }

    private static void closed(ClusterSound sound) {
        try {
            sound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One clip at a time, so that only the rows of one are in memory. */
    private final class Rows implements Iterator<Row> {
        private final Iterator<Row> clips;
        private final ClusterSound sound;
        private Clip clip;
        private Iterator<Object[]> cells = Collections.emptyIterator();
        private String error;

        Rows(Iterator<Row> clips, ClusterSound sound) {
            this.clips = clips;
            this.sound = sound;
        }

        @Override
        public boolean hasNext() {
            while (!cells.hasNext() && clips.hasNext()) {
                clip = Clip.of(clips.next());
                hear();
            }
            return cells.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return row(clip, cells.next(), error);
        }

        private void hear() {
            error = clip.fault();
            try {
                if (error == null) {
                    RowMaker.Heard heard = patience.ask(() -> maker.hear(clip, sound));
                    if (heard.rows().hasNext()) {
                        cells = heard.rows();
                        counts.heard(heard.seconds());
                        return;
                    }
                    // Without a row it would be heard anew by each run that goes on.
                    error = "too short for one frame";
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // A task that is stopped while it reads has no fault of the recording's.
                if (Patience.isStopped()) {
                    throw new TaskKilledException("stopped while " + clip.file() + " was heard");
                }
                error = Faults.line(clip.file(), e);
            }
            counts.failed();
            cells = Collections.singleton(new Object[maker.columns().size()]).iterator();
        }
    }

    private static Row row(Clip clip, Object[] cells, String error) {
        Object[] all = new Object[cells.length + 8];
        all[0] = clip.file();
        System.arraycopy(cells, 0, all, 1, cells.length);
        Object[] rest = {
            error, clip.corpus(), clip.speaker(), clip.labelled(), clip.start(), clip.end(), error == null ? OK : FAILED
        };
        System.arraycopy(rest, 0, all, cells.length + 1, rest.length);
        return RowFactory.create(all);
    }
}
