package org.intone.cli;

import org.intone.server.ServerLimits;
import picocli.CommandLine.Option;

/** What requests to the server may cost. */
final class ServeLimits {
    private static final long MEGABYTE = 1_000_000;

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

    /** The usual limits, with those that were given. */
    ServerLimits apply(ServerLimits usual) {
        return new ServerLimits(
                bodyMegabytes == null ? usual.bodyBytes() : MEGABYTE * bodyMegabytes,
                usual.files(),
                seconds == null ? usual.predictSeconds() : Math.min(seconds, usual.predictSeconds()),
                seconds == null ? usual.timelineSeconds() : seconds,
                threads == null ? usual.workers() : threads,
                usual.waiting(),
                requestsPerClient == null ? usual.requestsPerClient() : requestsPerClient,
                streams == null ? usual.streams() : streams,
                streamsPerClient == null ? usual.streamsPerClient() : streamsPerClient,
                usual.idleSeconds());
    }
}
