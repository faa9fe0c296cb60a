package org.intone.feature;

import java.util.Arrays;
import java.util.List;
import org.intone.signal.Frame;
import org.intone.signal.FrameStream;
import org.intone.signal.Samples;

/**
 * Runs descriptors over the frames of a signal, with one transform of each frame for all of them.
 *
 * <pre>
 * row t = the values of the first descriptor of frame t, then those of the second, ..
 * </pre>
 *
 * A whole recording and a stream of it give the same rows, bit for bit. What needs the whole recording (decibels below its loudest,
 * differences over time, a tuning) works on the matrix afterwards. Samples that are not finite are brought within
 * {@link Samples#finite} first; the empty signal has one frame of zeros where frames are centred, else none.
 *
 * <p>For one thread, as its frame and descriptors are. A new signal restarts the descriptors, so a stream must be finished before
 * the next signal begins.
 */
public final class FrameAnalysis {
    private final Frame frame;
    /** An array, since the iterator of a list is an object for every frame until the compiler sees through it. */
    private final Descriptor[] descriptors;

    private final int features;

    /** Descriptors in the order of their columns; at least one. */
    public FrameAnalysis(Frame frame, Descriptor... descriptors) {
        this.frame = frame;
        this.descriptors = descriptors.clone();
        this.features =
                Arrays.stream(this.descriptors).mapToInt(Descriptor::size).sum();
        if (features == 0) {
            throw new IllegalArgumentException(
                    "descriptors must give at least one value, were " + Arrays.toString(descriptors));
        }
    }

    /** The names of the values in a row. */
    public List<String> columns() {
        return Arrays.stream(descriptors)
                .flatMap(each -> each.columns().stream())
                .toList();
    }

    /** The number of values in a row. */
    public int features() {
        return features;
    }

    /** The rows of a whole recording. */
    public FeatureMatrix of(float[] samples) {
        return of(Samples.finite(samples), frames(samples.length));
    }

    /** The number of frames of a recording. */
    int frames(int samples) {
        return Math.toIntExact(frame.framing().frames(samples));
    }

    /** The rows of the first frames of samples that are finite already. */
    FeatureMatrix of(float[] clean, int frames) {
        float[] values = new float[Math.multiplyExact(frames, features)];
        computeInto(clean, frames, values);
        return new FeatureMatrix(values, frames, features);
    }

    /** The same to an array that holds {@code frames * features} values or more. */
    void computeInto(float[] clean, int frames, float[] values) {
        restart();
        frame.open(clean);
        for (int t = 0; t < frames; t++) {
            frame.seek(t);
            computeInto(values, t * features);
        }
    }

    /** Begins a signal that comes in blocks; its rows go to {@code sink} as soon as their frames are known. */
    public FrameStream stream(RowSink sink) {
        float[] row = new float[features];
        return new FrameStream(frame, next -> {
            if (next.index() == 0) {
                restart();
            }
            computeInto(row, 0);
            sink.accept(next.index(), row);
        });
    }

    private void restart() {
        for (Descriptor descriptor : descriptors) {
            descriptor.restart();
        }
    }

    private void computeInto(float[] out, int at) {
        int next = at;
        for (Descriptor descriptor : descriptors) {
            descriptor.computeInto(frame, out, next);
            next += descriptor.size();
        }
    }
}
