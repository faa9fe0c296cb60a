package org.intone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between a browser and a server that can be cut: it passes on every byte, until all its connections are reset. */
final class CutLine implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile boolean isDown;

    /** @param target the server's port */
    CutLine(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts what is open; nothing passes until {@link #mend}. */
    void cut() {
        isDown = true;
        open.forEach(CutLine::reset);
    }

    void mend() {
        isDown = false;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (isDown) {
                    reset(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                start(() -> pass(near, far));
                start(() -> pass(far, near));
            } catch (IOException e) {
                // The door is closed, or one connection failed: the next is as good as before.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            byte[] bytes = new byte[8192];
            for (int n = from.getInputStream().read(bytes);
                    n >= 0;
                    n = from.getInputStream().read(bytes)) {
                to.getOutputStream().write(bytes, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
        open.remove(from);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
