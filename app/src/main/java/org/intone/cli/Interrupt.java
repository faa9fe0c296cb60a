package org.intone.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C as a request: the first asks the running work to end well, the second ends the process at once.
 *
 * <p>A shutdown hook would not do: while the JVM shuts down, ONNX Runtime and LibTorch close what the work still needs.
 * {@code sun.misc.Signal} is called by reflection since {@code javac --release} warns about it and nothing replaces it.
 */
final class Interrupt implements BooleanSupplier {
    /** 128 + SIGINT, what a shell expects of an interrupted command. */
    static final int EXIT_CODE = 130;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch first = new CountDownLatch(1);

    /** Listens for Ctrl-C from now on; {@code notice}, if it is not empty, is said at the first. */
    static Interrupt listen(Terminal terminal, String notice) {
        return listen(terminal, notice, List.of("INT"));
    }

    /** The same for what service managers send too. */
    static Interrupt listenAsService(Terminal terminal, String notice) {
        return listen(terminal, notice, List.of("INT", "TERM"));
    }

    private static Interrupt listen(Terminal terminal, String notice, List<String> signals) {
        Interrupt interrupt = new Interrupt();
        try {
            for (String signal : signals) {
                interrupt.install(signal, () -> {
                    if (interrupt.asked.getAndSet(true)) {
                        Runtime.getRuntime().halt(EXIT_CODE);
                    }
                    if (!notice.isEmpty()) {
                        terminal.say(notice);
                    }
                    interrupt.first.countDown();
                });
            }
        } catch (ReflectiveOperationException e) {
            // A JVM without that class: Ctrl-C ends the process as it does any other.
            return interrupt;
        }
        return interrupt;
    }

    /** From now on Ctrl-C is for a program that this one started in the same terminal, and waits for. */
    static void leaveToChild() {
        try {
            new Interrupt().install("INT", () -> {});
        } catch (ReflectiveOperationException e) {
            // A JVM without that class ends at once, and the child after it.
            return;
        }
    }

    private void install(String name, Runnable onSignal) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                    if (method.getName().equals("handle")) {
                        onSignal.run();
                    }
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }

    /** Waits until the work shall end. */
    void await() throws InterruptedException {
        first.await();
    }

    /** Whether the work shall end. */
    @Override
    public boolean getAsBoolean() {
        return asked.get();
    }
}
