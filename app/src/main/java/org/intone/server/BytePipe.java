package org.intone.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Bytes from one thread to another. Who writes waits while much has not been read yet, who reads waits for bytes or the end. */
final class BytePipe extends InputStream {
    private static final int MOST_WAITING_BYTES = 1 << 18;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int taken;
    private int waiting;
    private boolean ended;
    private boolean broken;

    /**
     * Writes, waiting for the reader.
     *
     * @return false if nobody reads any more
     */
    synchronized boolean write(ByteBuffer bytes) throws InterruptedIOException {
        awaitThat(() -> waiting < MOST_WAITING_BYTES || broken);
        if (broken || ended) {
            return false;
        }
        if (bytes.hasRemaining()) {
            byte[] piece = new byte[bytes.remaining()];
            bytes.get(piece);
            pieces.add(piece);
            waiting += piece.length;
            notifyAll();
        }
        return true;
    }

    /** Nothing more is written. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nothing more is wanted: a reader gets an error, a writer goes on. */
    @Override
    public synchronized void close() {
        broken = true;
        pieces.clear();
        waiting = 0;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] to, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, to.length);
        awaitThat(() -> !pieces.isEmpty() || ended || broken);
        if (broken) {
            throw new IOException("the stream was given up");
        }
        if (pieces.isEmpty()) {
            return -1;
        }
        byte[] piece = pieces.peek();
        int read = Math.min(count, piece.length - taken);
        System.arraycopy(piece, taken, to, offset, read);
        taken += read;
        waiting -= read;
        if (taken == piece.length) {
            pieces.remove();
            taken = 0;
        }
        notifyAll();
        return read;
    }

    private synchronized void awaitThat(BooleanSupplier condition) throws InterruptedIOException {
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
