package org.intone.spark;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.intone.audio.Waveform;
import org.intone.corpus.Stretch;
import org.intone.corpus.Utterance;
import org.intone.train.RecordingReader;

/**
 * The recordings of a manifest on any file system that Hadoop reaches, for all threads; remembers which could not be read, whose file
 * system was asked with {@link Patience}.
 */
final class ClusterRecordings implements RecordingReader, AutoCloseable {
    private final Path folder;
    private final Configuration hadoop;
    private final Patience patience;
    private final Queue<ClusterSound> idle = new ConcurrentLinkedQueue<>();
    private final Map<Utterance, String> unreadable = new ConcurrentHashMap<>();

    /**
     * Opens nothing yet.
     *
     * @param folder qualified, from which the rows' paths start
     */
    ClusterRecordings(Path folder, Configuration hadoop) {
        this(folder, hadoop, Patience.STANDARD);
    }

    ClusterRecordings(Path folder, Configuration hadoop, Patience patience) {
        this.folder = folder;
        this.hadoop = hadoop;
        this.patience = patience;
    }

    @Override
    public Waveform read(Utterance row) throws IOException {
        try {
            return patience.ask(() -> readOnce(row));
        } catch (IOException e) {
            // Of a task that is to end the recording has no fault.
            if (!Patience.isStopped()) {
                unreadable.put(row, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Waveform readOnce(Utterance row) throws IOException {
        ClusterSound sound = idle.poll();
        if (sound == null) {
            sound = new ClusterSound(hadoop);
        }
        try {
            return sound.read(ClusterPath.inFolder(folder, row.file()), new Stretch(row.start(), row.end()));
        } finally {
            idle.add(sound);
        }
    }

    /** What could not be read, and why. */
    Map<Utterance, String> unreadable() {
        return unreadable;
    }

    /** No thread may read any more. */
    @Override
    public void close() throws IOException {
        for (ClusterSound sound = idle.poll(); sound != null; sound = idle.poll()) {
            sound.close();
        }
    }
}
