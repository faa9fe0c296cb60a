package org.intone.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.intone.cli.CommandFailure;

/**
 * The mark of the run that writes into a folder, {@value #NAME} in it: two at a time would both hear what is missing. The run writes it anew
 * as long as it lives, and takes it away at its end; a mark that nobody renews is that of a run that was killed. No clocks are compared,
 * since those of machines differ. Serves all threads.
 *
 * <pre>application run count</pre>
 */
final class RunMark implements AutoCloseable {
    /** Spark passes over names that begin so. */
    static final String NAME = "_intone.run";

    private static final Pattern WORDS = Pattern.compile("(\\S+) (\\S+) \\d+\n");
    private static final int MOST_BYTES = 4096;

    /** How often a mark is looked at while it is watched. */
    private static final int LOOKS = 20;

    /** So many looks in turn must miss a mark: a file system may not have it for a moment while it is written anew. */
    private static final int GONE_LOOKS = 3;

    /** After Spark has stopped, which is later by 30, and before Hadoop closes its file systems. */
    private static final int HOOK_PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 20;

    /**
     * How marks are kept.
     *
     * @param renewal from one writing to the next
     * @param watching how long another's mark is watched: some renewals
     */
    record Periods(Duration renewal, Duration watching) {
        static final Periods STANDARD = new Periods(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    private final Path output;
    private final FileSystem files;
    private final Path path;
    private final String application;
    private final Periods periods;
    private final String run = UUID.randomUUID().toString();
    private final Runnable atShutdown = this::close;
    private ScheduledExecutorService renewing;
    private long count;
    private boolean wasUnclear;
    private boolean isClosed;
    private volatile String taker;

    /**
     * Of a run that has not begun.
     *
     * @param output the folder, which is made if it does not exist
     * @param application the name by which Spark knows it
     */
    RunMark(Path output, Configuration hadoop, String application, Periods periods) throws IOException {
        this.output = output;
        FileSystem named = output.getFileSystem(hadoop);
        named.mkdirs(output);
        Path folder = named.resolvePath(output);
        FileSystem own = folder.getFileSystem(hadoop);
        // A sum that is of another moment than the file makes Hadoop move both away.
        this.files = own instanceof ChecksumFileSystem summed ? summed.getRawFileSystem() : own;
        this.path = new Path(folder, NAME);
        this.application = application;
        this.periods = periods;
    }

    /** No two runs have the same. */
    String run() {
        return run;
    }

    /**
     * Puts the mark there and keeps it new.
     *
     * @param say hears a line if a run that was killed had left its own
     * @param stop ends this run's work; called again and again once another has taken the folder
     * @throws CommandFailure if another run is at work there
     */
    void hold(Consumer<String> say, Runnable stop) throws IOException {
        // Before there is a mark that it would leave behind.
        ShutdownHookManager.get().addShutdownHook(atShutdown, HOOK_PRIORITY);
        boolean isMine = begun();
        while (!isMine) {
            String left = leftBehind();
            isMine = left == null ? begun() : taken(left, say);
        }
        synchronized (this) {
            renewing = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "intone mark");
                thread.setDaemon(true);
                return thread;
            });
            long millis = periods.renewal().toMillis();
            ScheduledFuture<?> unused =
                    renewing.scheduleWithFixedDelay(() -> renew(stop), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether there was no mark, and is this one now. */
    private boolean begun() throws IOException {
        try {
            write(false);
            return true;
        } catch (IOException e) {
            if (files.exists(path)) {
                return false;
            }
            throw e;
        }
    }

    /** What stayed the same in another's mark; null if it is gone. */
    private String leftBehind() throws IOException {
        String first = null;
        IOException problem = null;
        int missing = 0;
        for (int look = 0; look <= LOOKS && missing < GONE_LOOKS; look++) {
            try {
                String now = content();
                missing = now == null ? missing + 1 : 0;
                if (first != null && now != null && !now.equals(first)) {
                    throw refused(now.isEmpty() ? first : now);
                }
                first = now == null ? first : now;
            } catch (IOException e) {
                problem = e;
            }
            pause();
        }
        if (first == null && problem != null) {
            throw problem;
        }
        return missing == GONE_LOOKS ? null : first;
    }

    private boolean taken(String left, Consumer<String> say) throws IOException {
        write(true);
        // Another may have watched it too, and the last to write has it.
        pause();
        String now = content();
        if (now == null || !isOwn(now)) {
            throw refused(String.valueOf(now));
        }
        say.accept("intone: " + output + ": " + named(left) + " gave no sign of life for "
                + periods.watching().toSeconds() + " s and was killed, it seems; this run goes on there");
        return true;
    }

    private CommandFailure refused(String content) {
        return new CommandFailure(output + ": " + named(content)
                + " is writing there; let it end, or stop it, or name another folder with -o");
    }

    private static String named(String content) {
        Matcher words = WORDS.matcher(content);
        return words.matches() ? "application " + words.group(1) : "another run";
    }

    private boolean isOwn(String content) {
        Matcher words = WORDS.matcher(content);
        return words.matches() && words.group(2).equals(run);
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(periods.watching().toMillis() / LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + path + " was watched");
        }
    }

    /** What the mark has, be it half of it; null if there is none. */
    private String content() throws IOException {
        try (InputStream in = files.open(path)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    private synchronized void write(boolean isThere) throws IOException {
        if (isClosed) {
            throw new InterruptedIOException(path + ": is not written, since the run ends");
        }
        count++;
        try (OutputStream out = files.create(path, isThere)) {
            out.write((application + " " + run + " " + count + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private synchronized void renew(Runnable stop) {
        if (isClosed) {
            return;
        }
        try {
            if (taker == null) {
                renewOwn();
            }
        } catch (IOException | RuntimeException e) {
            // A file system that is away for a moment; who watches the mark cannot reach it either.
            wasUnclear = true;
        }
        if (taker != null) {
            stop.run();
        }
    }

    /** Never over another's: who wrote that took this run for dead. */
    private void renewOwn() throws IOException {
        String there = content();
        if (there == null) {
            write(false);
        } else if (isOwn(there)) {
            write(true);
        } else if (WORDS.matcher(there).matches()) {
            taker = named(there);
        } else if (wasUnclear) {
            // Nobody writes for so long: it is this run's own, cut off.
            write(true);
        } else {
            wasUnclear = true;
            return;
        }
        wasUnclear = false;
    }

    /**
     * Whether the folder is this run's still.
     *
     * @throws CommandFailure if another took it, in one line
     */
    void check() {
        if (taker != null) {
            throw new CommandFailure(
                    output + ": " + taker + " took this run for dead, since it was silent for long, and"
                            + " goes on there; leave it to that one, which hears all that is missing");
        }
    }

    /** Takes the mark away if it is this run's. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (renewing != null) {
            renewing.shutdown();
        }
        forgetHook();
        try {
            String there = content();
            if (there != null && isOwn(there)) {
                files.delete(path, false);
            }
        } catch (IOException e) {
            // What was heard is kept all the same, and the next run watches the mark and takes it over.
            return;
        }
    }

    private void forgetHook() {
        try {
            ShutdownHookManager.get().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // The process ends, and calls it.
            return;
        }
    }
}
