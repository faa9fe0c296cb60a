package org.intone.timeline;

import java.util.Arrays;
import org.intone.audio.SoundFrameStream;

/**
 * Joins frames of speech to stretches, and says which windows to cut from them.
 *
 * <pre>
 * a stretch begins where of the last 2 leastSpeech there is speech in leastSpeech, pad before the first of it
 * a stretch ends pad after the last frame of speech, once there was none for leastPause;  pad = min(0.1 s, leastPause / 2)
 * windows start at the stretch's start and every hop, while they end within it; the last ends with the stretch
 * </pre>
 *
 * A window is told once it is known to lie in speech. Times are ticks. For one thread.
 */
final class StretchTracker {
    private static final int HOP = SoundFrameStream.HOP_SAMPLES;
    private static final double PAD_SECONDS = 0.1;

    /** Takes what is found. */
    interface Events {
        void began(long at);

        void window(long start, long end);

        void ended(long start, long end);
    }

    private final Events events;
    private final long window;
    private final long hop;
    private final int leastSpeech;
    private final int leastPause;
    private final long pad;
    private final boolean[] recent;
    private int recentSpeech;
    private long frame;
    private boolean inside;
    private long start;
    private long lastSpeech;
    private long earliest;
    private long nextWindow;
    private long told;
    private long length = Long.MAX_VALUE;

    StretchTracker(TimelineSettings settings, Events events) {
        this.events = events;
        this.window = Math.round(settings.windowSeconds() * Part.TICKS);
        this.hop = Math.max(1, Math.round(settings.hopSeconds() * Part.TICKS));
        this.leastSpeech = frames(settings.leastSpeechSeconds());
        this.leastPause = frames(settings.leastPauseSeconds());
        this.pad = Math.round(Math.min(PAD_SECONDS, settings.leastPauseSeconds() / 2) * Part.TICKS);
        this.recent = new boolean[2 * leastSpeech];
    }

    private static int frames(double seconds) {
        return Math.max(1, (int) Math.round(seconds * Part.TICKS / HOP));
    }

    /** How far back from the latest frame a window may reach. */
    double reachSeconds() {
        return (double) (window + 2 * pad + (leastPause + recent.length + 4L) * HOP) / Part.TICKS;
    }

    /** Takes the next frame. */
    void next(boolean speech) {
        int slot = (int) (frame % recent.length);
        recentSpeech += (speech ? 1 : 0) - (recent[slot] ? 1 : 0);
        recent[slot] = speech;
        if (speech) {
            lastSpeech = frame;
        }
        if (!inside && speech && recentSpeech >= leastSpeech) {
            begin();
        }
        if (inside) {
            long known = (frame + 1) * HOP;
            long sure = Math.min(Math.min(known, length), speechEnd());
            while (nextWindow + window <= sure) {
                tell(nextWindow, nextWindow + window);
                nextWindow += hop;
            }
            if (frame - lastSpeech >= leastPause) {
                end(speechEnd());
            }
        }
        frame++;
    }

    /** Tells how long the signal is, before its last frames come. */
    void endsAt(long tick) {
        length = tick;
    }

    /** Ends the signal. */
    void finish() {
        if (inside) {
            end(Math.min(length, speechEnd()));
        }
    }

    /** Frame t stands for the ticks from 256 t - 128 to 256 t + 128. */
    private long speechEnd() {
        return lastSpeech * HOP + HOP / 2 + pad;
    }

    private void begin() {
        long first = frame;
        for (long t = frame; t > Math.max(-1, frame - recent.length); t--) {
            first = recent[(int) (t % recent.length)] ? t : first;
        }
        inside = true;
        start = Math.max(earliest, Math.min(length - 1, first * HOP - HOP / 2 - pad));
        nextWindow = start;
        told = start;
        events.began(start);
    }

    private void tell(long from, long to) {
        events.window(from, to);
        told = to;
    }

    private void end(long at) {
        long end = Math.max(at, start + 1);
        if (told < end) {
            tell(Math.max(start, end - window), end);
        }
        events.ended(start, end);
        inside = false;
        earliest = end;
        Arrays.fill(recent, false);
        recentSpeech = 0;
    }
}
