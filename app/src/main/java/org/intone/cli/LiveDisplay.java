package org.intone.cli;

import java.util.List;
import java.util.Optional;
import org.intone.emotion.Prediction;
import org.intone.microphone.LevelMeter;
import org.intone.report.LiveText;
import org.intone.report.LiveView;
import org.intone.timeline.StreamEvent;

/**
 * A stream's level and bars, drawn over themselves at the foot of a terminal ten times a second; nothing where there is none. For one
 * thread.
 */
final class LiveDisplay implements AutoCloseable {
    private static final long REDRAW_NANOSECONDS = 100_000_000;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_TO_END = "\u001b[J";
    private static final String CLEAR_LINE_END = "\u001b[K";

    private final Terminal terminal;
    private final LiveText text;
    private final LevelMeter meter;
    private boolean isSpeech;
    private Optional<Prediction> heard = Optional.empty();
    private int lines;
    private long drawn;

    /** Draws nothing if {@code isShown} is not. */
    LiveDisplay(Terminal terminal, boolean isShown, List<String> labels, LevelMeter meter) {
        this.terminal = terminal;
        this.text = isShown ? new LiveText(labels) : null;
        this.meter = meter;
    }

    /** Takes what the stream tells. */
    void take(StreamEvent event) {
        if (event instanceof StreamEvent.SpeechStarted) {
            isSpeech = true;
        } else if (event instanceof StreamEvent.EmotionHeard window) {
            heard = Optional.of(window.window().prediction());
        } else if (event instanceof StreamEvent.SpeechEnded) {
            isSpeech = false;
            heard = Optional.empty();
        }
    }

    /** Draws, if the last time was a while ago. */
    void show(double seconds, double secondsBehind) {
        if (text == null || (lines > 0 && System.nanoTime() - drawn < REDRAW_NANOSECONDS)) {
            return;
        }
        drawn = System.nanoTime();
        StringBuilder picture = new StringBuilder(up());
        List<String> shown = text.lines(new LiveView(
                seconds, meter.levelDb(), meter.peakDb(), meter.isClipped(), isSpeech, heard, secondsBehind));
        shown.forEach(line -> picture.append(line).append(CLEAR_LINE_END).append('\n'));
        lines = shown.size();
        terminal.err().print(picture);
        terminal.err().flush();
    }

    private String up() {
        return lines == 0 ? "" : UP.replace("%d", Integer.toString(lines));
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the picture away, so that the next line stands where it stood. */
    void clear() {
        if (lines > 0) {
            terminal.err().print(up() + "\r" + CLEAR_TO_END);
            terminal.err().flush();
            lines = 0;
        }
    }
}
