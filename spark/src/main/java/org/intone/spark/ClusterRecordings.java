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
 * The recordings of a manifest on any file system that Hadoop reaches, for all threads; remembers which could not be read. A file that
 * is there and seems to be sound is tried three times, since a file system that many machines ask may fail to answer.
 */
final class ClusterRecordings implements RecordingReader, AutoCloseable {
    private static final int TRIES = 3;
    private static final long PAUSE_MILLIS = 200;

    private final Path folder;
    private final Configuration hadoop;
    private final Queue<ClusterSound> idle = new ConcurrentLinkedQueue<>();
    private final Map<Utterance, String> unreadable = new ConcurrentHashMap<>();

    /**
     * Opens nothing yet.
     *
     * @param folder qualified, from which the rows' paths start
     */
    ClusterRecordings(Path folder, Configuration hadoop) {
        this.folder = folder;
        this.hadoop = hadoop;
    }

    @Override
    public Waveform read(Utterance row) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return readOnce(row);
            } catch (IOException e) {
                if (Faults.isLasting(e) || attempt == TRIES) {
                    unreadable.put(row, String.valueOf(e.getMessage()));
                    throw e;
                }
                pause(attempt);
            }
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

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(attempt * PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
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
