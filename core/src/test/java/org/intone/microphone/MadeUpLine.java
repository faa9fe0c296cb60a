package org.intone.microphone;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** The lines of a microphone that hears samples that a test gives, then waits until it is closed, or is unplugged. */
public final class MadeUpLine implements Microphone.Lines {
    private final int onlyRate;
    private final int onlyChannels;
    private final ByteBuffer bytes;
    private final List<String> calls = new ArrayList<>();
    private final Object lock = new Object();
    private AudioFormat format;
    private boolean isClosed;
    private String busy;

    /** A line of one form. Between -1 and 1, {@code interleaved} is what it hears. */
    public MadeUpLine(int rate, int channels, float... interleaved) {
        this.onlyRate = rate;
        this.onlyChannels = channels;
        this.bytes = ByteBuffer.allocate(2 * interleaved.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : interleaved) {
            bytes.putShort((short) Math.round(sample * 32768));
        }
        bytes.flip();
    }

    /** The same, but instead of waiting it is unplugged. */
    public MadeUpLine unplugged() {
        isClosed = true;
        return this;
    }

    /** From now on it cannot be opened. */
    void fail(String message) {
        busy = message;
    }

    /** What was done to the line, in order. */
    List<String> calls() {
        synchronized (lock) {
            return List.copyOf(calls);
        }
    }

    @Override
    public boolean supports(DataLine.Info form) {
        AudioFormat asked = form.getFormats()[0];
        return asked.getSampleRate() == onlyRate && asked.getChannels() == onlyChannels;
    }

    @Override
    public TargetDataLine line(DataLine.Info form) throws LineUnavailableException {
        if (busy != null) {
            throw new LineUnavailableException(busy);
        }
        return (TargetDataLine) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TargetDataLine.class}, (self, method, arguments) -> {
                    synchronized (lock) {
                        return answer(method.getName(), arguments);
                    }
                });
    }

    private Object answer(String call, Object[] arguments) throws InterruptedException {
        switch (call) {
            case "open" -> format = (AudioFormat) arguments[0];
            case "getFormat" -> {
                return format;
            }
            case "read" -> {
                return read((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
            }
            case "start" -> {}
            case "stop", "close" -> {
                isClosed = true;
                lock.notifyAll();
            }
            default -> throw new UnsupportedOperationException(call);
        }
        calls.add(call);
        return null;
    }

    private int read(byte[] to, int offset, int count) throws InterruptedException {
        if (count % (2 * onlyChannels) != 0) {
            throw new IllegalArgumentException("a line is asked for whole frames, was " + count);
        }
        while (!bytes.hasRemaining() && !isClosed) {
            lock.wait();
        }
        int given = Math.min(count, bytes.remaining());
        bytes.get(to, offset, given);
        return given;
    }
}
