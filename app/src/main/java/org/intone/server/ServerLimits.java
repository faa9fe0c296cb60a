package org.intone.server;

/**
 * What one request, one client and all together may cost.
 *
 * @param bodyBytes the largest body of a request
 * @param files the most files in one form
 * @param predictSeconds the longest recording that is judged as a whole
 * @param timelineSeconds the longest recording of which a timeline is made
 * @param workers how many recordings and windows are worked on at once; as many as there are cores is best
 * @param waiting how many requests may wait for a worker or still be sent; the next are refused with 503
 * @param requestsPerClient how many requests of one client may run at once; the next are refused with 429
 * @param streams how many streams may be open; the next are refused with 503
 * @param streamsPerClient how many streams of one client may be open; the next are refused with 429
 * @param idleSeconds for how long a request or its body may bring nothing, or a body too little, or a client take nothing
 */
public record ServerLimits(
        long bodyBytes,
        int files,
        double predictSeconds,
        double timelineSeconds,
        int workers,
        int waiting,
        int requestsPerClient,
        int streams,
        int streamsPerClient,
        int idleSeconds) {
    /** Bytes a second that a body must arrive with, on average after the first seconds. */
    static final int LEAST_BYTES_PER_SECOND = 1000;

    /** How long one recording may be decoded and judged. */
    static final int WORK_SECONDS = 60;

    /** The same of a timeline, which is of a longer recording. */
    static final int TIMELINE_WORK_SECONDS = 600;

    /** How long a timeline waits for another to be done. */
    static final int TIMELINE_WAIT_SECONDS = 60;

    /** From one window to the next at least, since each is work. */
    static final double LEAST_HOP_SECONDS = 0.1;

    /** How long a stream may bring nothing. */
    static final int STREAM_IDLE_SECONDS = 60;

    /** How long a request waits for a worker. */
    static final int WAIT_SECONDS = 10;

    /** The longest text that a client of a stream sends. */
    static final int TEXT_BYTES = 1 << 12;

    /** The longest message of a stream. */
    static final int MESSAGE_BYTES = 1 << 20;

    /** Checks that everything is allowed once. */
    public ServerLimits {
        requirePositive("bodyBytes", (double) bodyBytes);
        requirePositive("files", files);
        requirePositive("predictSeconds", predictSeconds);
        requirePositive("timelineSeconds", timelineSeconds);
        requirePositive("workers", workers);
        requirePositive("waiting", waiting);
        requirePositive("requestsPerClient", requestsPerClient);
        requirePositive("streams", streams);
        requirePositive("streamsPerClient", streamsPerClient);
        requirePositive("idleSeconds", idleSeconds);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    /** For a machine of so many cores. */
    public static ServerLimits standard(int cores) {
        return new ServerLimits(100_000_000, 100, 600, 2 * 3600, cores, 64, 32, 200, 10, 15);
    }
}
