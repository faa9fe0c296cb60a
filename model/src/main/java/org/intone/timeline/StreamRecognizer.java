package org.intone.timeline;

import java.util.Objects;
import java.util.function.Consumer;
import org.intone.model.Recognizer;

/**
 * Names the emotions in sound that comes in, one channel of it.
 *
 * <pre>
 * StreamRecognizer stream = new StreamRecognizer(Recognizer.builtIn(), 16_000, TimelineSettings.STANDARD, false, event -&gt; {
 *     if (event instanceof StreamEvent.EmotionHeard heard) {
 *         System.out.println(heard.window().prediction().emotion());
 *     }
 * });
 * while ((count = microphone.read(block)) &gt; 0) {
 *     stream.push(block, 0, count);
 * }
 * stream.end();
 * </pre>
 *
 * What it tells are the windows and segments of {@link TimelineRecognizer}, bit for bit, and does not depend on how many samples are
 * pushed at a time. Samples that are not finite count as 0 (NaN) or as the loudest sample. Events come within {@link #push} and {@link
 * #end}, on the caller's thread, in the order of time: {@code SpeechStarted}, then windows and segments, then {@code SpeechEnded}.
 *
 * <p>For one thread at a time. Its memory does not grow with time.
 */
public final class StreamRecognizer {
    private final int sampleRate;
    private final Assembly assembly;
    private final SpeechCutter cutter;
    private boolean ended;

    /**
     * Starts a stream.
     *
     * @param recognizer not closed here; one serves many streams
     * @param sampleRate of what will be pushed, in Hz, 100 to 768,000
     * @param adapt whether all of it is one person, to whose voice the model adapts more and more
     * @param events takes what is heard
     * @throws IllegalArgumentException if {@code adapt} is wanted of a model that was not trained for it
     */
    public StreamRecognizer(
            Recognizer recognizer,
            int sampleRate,
            TimelineSettings settings,
            boolean adapt,
            Consumer<StreamEvent> events) {
        this.sampleRate = sampleRate;
        Ear ear = new Ear(recognizer, adapt);
        this.assembly = new Assembly(ear, settings, events);
        this.cutter = new SpeechCutter(sampleRate, ear.sampleRate(), settings, true, part -> {
            if (part instanceof Part.Began began) {
                assembly.began(began);
            } else if (part instanceof Part.Window window) {
                assembly.heard(ear.hear(window));
            } else if (part instanceof Part.Ended over) {
                assembly.ended(over);
            }
        });
    }

    /**
     * Takes the next samples.
     *
     * @param mono full scale is 1; not kept nor written to
     * @param offset of the first that is taken
     * @param count how many, 0 or more
     * @throws IllegalStateException if the stream has ended
     */
    public void push(float[] mono, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, mono.length);
        requireGoingOn();
        cutter.accept(mono, offset, count);
    }

    /**
     * Ends the stream: what is left is heard, speech that goes on ends here.
     *
     * @throws IllegalStateException if the stream has ended
     */
    public void end() {
        requireGoingOn();
        ended = true;
        cutter.finish();
    }

    private void requireGoingOn() {
        if (ended) {
            throw new IllegalStateException("the stream has ended");
        }
    }

    /** How much was pushed. */
    public double seconds() {
        return (double) cutter.taken() / sampleRate;
    }

    /** What was heard so far, in the segments that are over. */
    public TimelineSummary summary() {
        return assembly.summary(cutter.silent());
    }
}
