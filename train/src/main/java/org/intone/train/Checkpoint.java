package org.intone.train;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.intone.file.WholeFile;

/**
 * All that a training needs to go on after an epoch as if it had never stopped.
 *
 * <pre>
 * int      magic, then version
 * int      complete epochs;  long steps
 * double   learning rate, lowest loss;  int epochs since
 * double   best UAR;  int epochs since;  int best epoch
 * three times (weights, optimiser, best weights):
 *   int    tensors; for each: UTF name, int length, floats
 * long     CRC-32 of all bytes before
 * </pre>
 *
 * Big-endian. Written under another name first, so that a crash leaves the last one whole.
 *
 * @param state the numbers
 * @param weights the network's
 * @param optimiser the moments
 * @param best the network's weights at the best epoch
 */
record Checkpoint(State state, Snapshot weights, Snapshot optimiser, Snapshot best) {
    private static final int MAGIC = 0x494e5443;
    private static final int VERSION = 1;
    private static final int LARGEST = 1 << 28;

    void write(Path file) throws IOException {
        WholeFile.write(file, bytes -> {
            CheckedOutputStream sum = new CheckedOutputStream(bytes, new CRC32());
            DataOutputStream out = new DataOutputStream(sum);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            write(state, out);
            write(weights, out);
            write(optimiser, out);
            write(best, out);
            out.writeLong(sum.getChecksum().getValue());
        });
    }

    private static void write(State state, DataOutputStream out) throws IOException {
        out.writeInt(state.epoch());
        out.writeLong(state.steps());
        out.writeDouble(state.schedule().learningRate());
        out.writeDouble(state.schedule().lowestLoss());
        out.writeInt(state.schedule().sinceLowest());
        out.writeDouble(state.schedule().bestUar());
        out.writeInt(state.schedule().sinceBest());
        out.writeInt(state.bestEpoch());
    }

    private static void write(Snapshot snapshot, DataOutputStream out) throws IOException {
        out.writeInt(snapshot.values().size());
        for (Map.Entry<String, float[]> entry : snapshot.values().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            ByteBuffer bytes = ByteBuffer.allocate(entry.getValue().length * Float.BYTES);
            bytes.asFloatBuffer().put(entry.getValue());
            out.write(bytes.array());
        }
    }

    /** Reads what {@link #write} wrote; a file that is damaged or of another kind is an {@link IOException} of one line. */
    static Checkpoint read(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (DataInputStream in = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), sum))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException(file + ": no checkpoint of this version of Intone");
            }
            Checkpoint checkpoint = new Checkpoint(readState(in), readTensors(in), readTensors(in), readTensors(in));
            long expected = sum.getValue();
            if (in.readLong() != expected) {
                throw new IOException(file + ": damaged, its checksum is wrong");
            }
            return checkpoint;
        } catch (EOFException | UTFDataFormatException e) {
            throw new IOException(file + ": damaged, it ends too soon", e);
        }
    }

    private static State readState(DataInputStream in) throws IOException {
        int epoch = in.readInt();
        long steps = in.readLong();
        Schedule schedule = new Schedule(in.readDouble(), in.readDouble(), in.readInt(), in.readDouble(), in.readInt());
        return new State(epoch, steps, schedule, in.readInt());
    }

    private static Snapshot readTensors(DataInputStream in) throws IOException {
        Map<String, float[]> values = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            int length = in.readInt();
            byte[] bytes = in.readNBytes(Math.max(0, Math.min(length, LARGEST)) * Float.BYTES);
            if (bytes.length != (long) length * Float.BYTES) {
                throw new EOFException();
            }
            float[] own = new float[length];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(own);
            values.put(name, own);
        }
        return Snapshot.wrap(values);
    }
}
