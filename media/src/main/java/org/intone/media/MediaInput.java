package org.intone.media;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.javacpp.BytePointer;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioSource;

/** The bytes of a source at any position, as containers with an index at their end need them. For one thread. */
abstract class MediaInput implements Closeable {
    /** Files up to this size are read at once, which is faster than by pieces. */
    private static final long WHOLE_FILE_BYTES = 16L << 20;

    /** What is no file must fit memory. */
    private static final int MEMORY_BYTES = 512 << 20;

    /** The position of the next byte. */
    protected long position;

    /** Opens a source: a large file in place, a pipe as it comes if its container allows it, everything else in memory. */
    static MediaInput of(AudioSource source) throws IOException {
        if (source.isPipe()) {
            InputStream in = new BufferedInputStream(source.open());
            in.mark(Streamable.HEAD_BYTES);
            byte[] head = in.readNBytes(Streamable.HEAD_BYTES);
            in.reset();
            return Streamable.is(head) ? streamed(in) : inMemory(in, source.name());
        }
        SeekableByteChannel channel = source.channel().orElse(null);
        if (channel != null) {
            if (channel.size() > WHOLE_FILE_BYTES) {
                return new OfChannel(channel);
            }
            channel.close();
        }
        try (InputStream in = source.open()) {
            return inMemory(in, source.name());
        }
    }

    private static MediaInput inMemory(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MEMORY_BYTES);
        if (bytes.length == MEMORY_BYTES) {
            throw new AudioFormatException(
                    name + ": has more than 512 MiB, expected less, or a file of its own (unpack it first)");
        }
        return new OfBytes(bytes);
    }

    /** Bytes that come as they are sent, from which FFmpeg reads on and never back. */
    static MediaInput streamed(InputStream in) {
        return new OfStream(in);
    }

    /** Whether {@link #size} is known and {@link #seek} may be called. */
    boolean isSeekable() {
        return true;
    }

    /** The number of bytes in all. */
    abstract long size() throws IOException;

    /** Copies up to {@code count} bytes to native memory; 0 at the end. */
    abstract int read(BytePointer to, int count) throws IOException;

    /** Goes to a position, which may lie behind the end. */
    final void seek(long target) {
        position = target;
    }

    private static final class OfBytes extends MediaInput {
        private final byte[] bytes;

        OfBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        long size() {
            return bytes.length;
        }

        @Override
        int read(BytePointer to, int count) {
            int most = (int) Math.max(0, Math.min(count, bytes.length - position));
            to.put(bytes, (int) Math.min(position, bytes.length), most);
            position += most;
            return most;
        }

        @Override
        public void close() {
            // Bytes in memory hold nothing open.
        }
    }

    private static final class OfChannel extends MediaInput {
        private final SeekableByteChannel channel;

        OfChannel(SeekableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        long size() throws IOException {
            return channel.size();
        }

        @Override
        int read(BytePointer to, int count) throws IOException {
            channel.position(position);
            int most = Math.max(0, channel.read(to.capacity(count).asByteBuffer()));
            position += most;
            return most;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class OfStream extends MediaInput {
        private final InputStream in;
        private byte[] block = new byte[0];

        OfStream(InputStream in) {
            this.in = in;
        }

        @Override
        boolean isSeekable() {
            return false;
        }

        @Override
        long size() throws IOException {
            throw new IOException("a stream has no size");
        }

        /** As many as are there, at least one, so that nothing waits for bytes that come later. */
        @Override
        int read(BytePointer to, int count) throws IOException {
            if (block.length < count) {
                block = new byte[count];
            }
            int read = Math.max(0, in.read(block, 0, count));
            to.put(block, 0, read);
            position += read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
