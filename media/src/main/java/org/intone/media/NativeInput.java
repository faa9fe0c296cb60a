package org.intone.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A {@link MediaInput} as FFmpeg's {@code AVIOContext}. JavaCPP has a fixed small number of native callbacks, so one pair
 * serves all inputs, and FFmpeg's opaque pointer carries the number of the input meant.
 */
final class NativeInput implements Closeable {
    private static final int BUFFER_BYTES = 1 << 15;
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int SEEK_END = 2;

    private static final Map<Long, NativeInput> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Reading READING = new Reading();
    private static final Seeking SEEKING = new Seeking();

    private final MediaInput input;
    private final long number = NUMBERS.incrementAndGet();
    private final AVIOContext context;
    private IOException fault;

    /** Takes over an input. */
    NativeInput(MediaInput input) {
        this.input = input;
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
        OPEN.put(number, this);
        Seek_Pointer_long_int seeking = input.isSeekable() ? SEEKING : null;
        this.context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, new Ticket(number), READING, null, seeking);
    }

    /** The native form, to be freed by {@link #close} only. */
    AVIOContext context() {
        return context;
    }

    /** Throws what went wrong while FFmpeg read, since FFmpeg itself only sees the end. */
    void rethrow() throws IOException {
        if (fault != null) {
            throw fault;
        }
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(number);
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
        input.close();
    }

    private int read(BytePointer to, int count) {
        try {
            int read = input.read(to, count);
            return read == 0 ? avutil.AVERROR_EOF : read;
        } catch (IOException e) {
            fault = e;
            return avutil.AVERROR_EXIT;
        }
    }

    private long seek(long offset, int whence) {
        try {
            if ((whence & avformat.AVSEEK_SIZE) != 0) {
                return input.size();
            }
            long base =
                    switch (whence & ~avformat.AVSEEK_FORCE) {
                        case SEEK_SET -> 0;
                        case SEEK_CUR -> input.position;
                        case SEEK_END -> input.size();
                        default -> Long.MIN_VALUE;
                    };
            if (base + offset < 0) {
                return -1;
            }
            input.seek(base + offset);
            return base + offset;
        } catch (IOException e) {
            fault = e;
            return avutil.AVERROR_EXIT;
        }
    }

    /** A number that passes through native code as a pointer. */
    private static final class Ticket extends Pointer {
        Ticket(long number) {
            address = number;
        }
    }

    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer to, int count) {
            NativeInput input = OPEN.get(opaque.address());
            return input == null ? avutil.AVERROR_EXIT : input.read(to, count);
        }
    }

    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            NativeInput input = OPEN.get(opaque.address());
            return input == null ? avutil.AVERROR_EXIT : input.seek(offset, whence);
        }
    }
}
