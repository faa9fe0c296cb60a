package org.intone.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.corpus.Stretch;

/**
 * Recordings on any file system that Hadoop reaches, opened where this runs: inside an executor.
 *
 * <pre>
 * hdfs://name/calls/1.wav              a file
 * s3a://bucket/calls.zip!/inner/1.wav  an entry of a zip
 * </pre>
 *
 * Sound is read in blocks, or whole where a waveform is asked for. The {@value #OPEN_ZIPS} zips that were asked for last stay open until this is closed.
 * For one thread.
 */
public final class ClusterSound implements AutoCloseable {
    /** Each holds a stream and its directory, and a task may hear from thousands. */
    static final int OPEN_ZIPS = 8;

    private final Configuration hadoop;
    private final Map<String, ClusterZip> zips = new LinkedHashMap<>(16, 0.75f, true);

    /** By the settings of a cluster's file systems. */
    public ClusterSound(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * The encoded bytes of a recording.
     *
     * @param place a full name, as {@link ClusterPath} makes them
     * @throws IOException if it lies in a zip that cannot be read, in one line
     */
    public AudioSource source(String place) throws IOException {
        int mark = ClusterPath.zipMark(place);
        if (mark >= 0) {
            // A folder may be called x.zip! too: what exists decides.
            Path zip = new Path(place.substring(0, mark + 4));
            if (zips.containsKey(zip.toString()) || zip.getFileSystem(hadoop).exists(zip)) {
                return zip(zip).source(place.substring(mark + ClusterPath.ZIP_MARK.length()));
            }
        }
        return new HadoopSource(new Path(place), hadoop);
    }

    /** A zip, open already if it is among those that were asked for last. */
    ClusterZip zip(Path path) throws IOException {
        ClusterZip zip = zips.get(path.toString());
        if (zip == null) {
            zip = new ClusterZip(new HadoopSource(path, hadoop));
            zips.put(path.toString(), zip);
            if (zips.size() > OPEN_ZIPS) {
                Iterator<ClusterZip> longestUnused = zips.values().iterator();
                ClusterZip closing = longestUnused.next();
                longestUnused.remove();
                closing.close();
            }
        }
        return zip;
    }

    /**
     * Begins to decode a recording or a stretch of it at its own rate, in blocks. The caller closes the stream.
     *
     * @throws IOException if it cannot be read, in one line that names it
     */
    public MonoStream open(String place, Stretch stretch, AudioLimits limits) throws IOException {
        return stretch.open(source(place), place, limits);
    }

    /**
     * Decodes a recording or a stretch of it at its own rate.
     *
     * @throws IOException if it cannot be read, in one line that names it
     */
    public Waveform read(String place, Stretch stretch) throws IOException {
        return stretch.read(source(place), place, AudioLimits.STANDARD);
    }

    @Override
    public void close() throws IOException {
        for (ClusterZip zip : zips.values()) {
            zip.close();
        }
        zips.clear();
    }
}
