package org.intone.spark;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.util.SerializableConfiguration;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.Waveform;
import org.intone.corpus.Stretch;

/** A function of a column of paths or of files' content: hears each inside the executor. */
final class SoundFunction implements UDF1<Object, Object> {
    private static final long serialVersionUID = 1L;
    private static final String CONTENT = "the content";

    private final Broadcast<SerializableConfiguration> hadoop;
    private final Hearing hearing;
    private final Failure failure;
    private final Patience patience;

    SoundFunction(Broadcast<SerializableConfiguration> hadoop, Hearing hearing, Failure failure, Patience patience) {
        this.hadoop = hadoop;
        this.hearing = hearing;
        this.failure = failure;
        this.patience = patience;
    }

    /** What is made of a recording. */
    @FunctionalInterface
    interface Hearing extends Serializable {
        Object of(Sound sound) throws IOException;
    }

    /** What is made of an error, which is one line. */
    @FunctionalInterface
    interface Failure extends Serializable {
        Object of(String error);
    }

    /** One recording: its bytes and its name for messages. */
    record Sound(AudioSource source, String name) {
        Waveform read() throws IOException {
            return Stretch.WHOLE.read(source, name, AudioLimits.STANDARD);
        }
    }

    static SoundFunction of(SparkSession spark, Hearing hearing, Failure failure) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
        return new SoundFunction(context.broadcast(hadoop), hearing, failure, Patience.STANDARD);
    }

    @Override
    public Object call(Object cell) {
        if (cell == null) {
            return null;
        }
        Configuration settings = hadoop.value().value();
        String name = cell instanceof String path ? path : CONTENT;
        try (ClusterSound sound = new ClusterSound(settings)) {
            if (cell instanceof byte[] content) {
                return hearing.of(new Sound(AudioSource.of(content, CONTENT), CONTENT));
            }
            if (!(cell instanceof String)) {
                return failure.of("a column of paths or of content was expected, and is of "
                        + cell.getClass().getSimpleName());
            }
            name = ClusterPath.of(name, settings).toString();
            String place = name;
            return patience.ask(() -> hearing.of(new Sound(sound.source(place), place)));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A task that is stopped while it reads has no fault of the recording's.
            if (Patience.isStopped()) {
                throw new TaskKilledException("stopped while " + name + " was heard");
            }
            return failure.of(Faults.line(name, e));
        }
    }
}
