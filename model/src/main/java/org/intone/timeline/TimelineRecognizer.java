package org.intone.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.model.Recognizer;
import org.intone.parallel.InOrder;

/**
 * Names the emotions in a recording over time, on all cores.
 *
 * <pre>
 * try (MonoStream stream = AudioFiles.openMono(AudioSource.of(file), AudioLimits.STREAMED)) {
 *     Timeline timeline = new TimelineRecognizer(Recognizer.builtIn(), TimelineSettings.STANDARD, false)
 *             .predict(stream, seconds -&gt; {});
 * }
 * </pre>
 *
 * The recording is read in blocks, and a bounded number of windows waits at a time: memory grows only with the windows of the answer,
 * about 1 kB each. Silence gives a timeline without windows. Immutable; serves all threads, as the recognizer does, which it does not
 * close.
 */
public final class TimelineRecognizer {
    private final Ear ear;
    private final TimelineSettings settings;
    private final int threads;

    /**
     * With settings, on all cores.
     *
     * @param recognizer not closed here
     * @param adapt whether each channel is one person, to whose voice the model adapts more and more
     * @throws IllegalArgumentException if {@code adapt} is wanted of a model that was not trained for it
     */
    public TimelineRecognizer(Recognizer recognizer, TimelineSettings settings, boolean adapt) {
        this(recognizer, settings, adapt, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same on so many threads, for who shares the cores with others.
     *
     * @param threads positive
     */
    public TimelineRecognizer(Recognizer recognizer, TimelineSettings settings, boolean adapt, int threads) {
        this.ear = new Ear(recognizer, adapt);
        this.settings = settings;
        this.threads = threads;
    }

    /** The emotions in a waveform of any rate and length. */
    public Timeline predict(Waveform waveform) {
        try {
            return run(ChannelBlocks.of(waveform), 0, seconds -> {}).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The emotions in a recording that need not lie in memory; its channels are mixed.
     *
     * @param stream read to its end, not closed
     * @param secondsDone told now and then how much was read, on the caller's thread
     * @throws IOException if it cannot be read, in one line
     */
    public Timeline predict(MonoStream stream, DoubleConsumer secondsDone) throws IOException {
        return run(ChannelBlocks.of(stream), 0, secondsDone).get(0);
    }

    /**
     * The emotions in each channel of a recording, each taken for one speaker, in one pass.
     *
     * @param stream read to its end, not closed
     * @param secondsDone told now and then how much was read, on the caller's thread
     * @return as many as channels, numbered from 1
     * @throws IOException if it cannot be read, in one line
     */
    public List<Timeline> predictChannels(AudioStream stream, DoubleConsumer secondsDone) throws IOException {
        return run(ChannelBlocks.of(stream), 1, secondsDone);
    }

    private List<Timeline> run(ChannelBlocks blocks, int firstChannel, DoubleConsumer secondsDone) throws IOException {
        List<ChannelTimeline> channels = new ArrayList<>();
        for (int c = 0; c < blocks.channels(); c++) {
            channels.add(new ChannelTimeline(ear, settings));
        }
        PartSource source = new PartSource(blocks, ear.sampleRate(), settings, secondsDone);
        try {
            InOrder.forEach(() -> source, threads, this::heard, item -> channels.get(item.channel)
                    .take(item));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Timeline> timelines = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            timelines.add(channels.get(c).timeline(firstChannel + c, source.seconds(), source.silent(c)));
        }
        return timelines;
    }

    /** A part of a channel, and what was heard in it if it is a window. */
    record Item(int channel, Part part, Optional<Ear.Listened> listened) {}

    private Item heard(PartSource.ChannelPart part) {
        return part.part() instanceof Part.Window window
                ? new Item(part.channel(), window.withoutSound(), Optional.of(ear.hear(window)))
                : new Item(part.channel(), part.part(), Optional.empty());
    }
}
