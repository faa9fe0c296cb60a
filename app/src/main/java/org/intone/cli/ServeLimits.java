package org.intone.cli;

import org.intone.server.ServerLimits;
import picocli.CommandLine.Option;

/** What requests to the server may cost. */
final class ServeLimits {
    private static final long MEGABYTE = 1_000_000;
    private static final long MOST_MEGABYTES = 100_000;
    private static final int MOST_THREADS = 1024;
    private static final int MOST_AT_ONCE = 10_000;

    @Option(
            names = "--max-body",
            paramLabel = "MB",
            description = "The largest body of a request in megabytes; 100 if not given.")
    private Long bodyMegabytes;

    @Option(
            names = "--max-seconds",
            paramLabel = "S",
            description =
                    "The longest recording in seconds; 7200 if not given, and never more than 600 for /v1/predict.")
    private Double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many recordings and windows are worked on at once; as many as there are cores if not given.")
    private Integer threads;

    @Option(
            names = "--max-streams",
            paramLabel = "N",
            description = "How many live streams may be open; 200 if not given.")
    private Integer streams;

    @Option(
            names = "--max-streams-per-client",
            paramLabel = "N",
            description =
                    "How many of them one client may have: a token, or an address without tokens; 10 if not given.")
    private Integer streamsPerClient;

    @Option(
            names = "--max-requests-per-client",
            paramLabel = "N",
            description = "How many requests of one client may run at once; 32 if not given.")
    private Integer requestsPerClient;

    /**
     * The usual limits, with those that were given.
     *
     * @throws IllegalArgumentException if one cannot be; one line
     */
    ServerLimits apply(ServerLimits usual) {
        if (seconds != null && !(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--max-seconds must be above 0, was " + seconds);
        }
        return new ServerLimits(
                bodyMegabytes == null
                        ? usual.bodyBytes()
                        : MEGABYTE * within("--max-body", bodyMegabytes, MOST_MEGABYTES),
                usual.files(),
                seconds == null ? usual.predictSeconds() : Math.min(seconds, usual.predictSeconds()),
                seconds == null ? usual.timelineSeconds() : seconds,
                within("--threads", threads, usual.workers(), MOST_THREADS),
                usual.waiting(),
                within("--max-requests-per-client", requestsPerClient, usual.requestsPerClient(), MOST_AT_ONCE),
                within("--max-streams", streams, usual.streams(), MOST_AT_ONCE),
                within("--max-streams-per-client", streamsPerClient, usual.streamsPerClient(), MOST_AT_ONCE),
                usual.idleSeconds());
    }

    private static int within(String option, Integer given, int usual, int most) {
        return given == null ? usual : (int) within(option, given, most);
    }

    private static long within(String option, long given, long most) {
        if (given < 1 || given > most) {
            throw new IllegalArgumentException(option + " must be from 1 to " + most + ", was " + given);
        }
        return given;
    }
}
