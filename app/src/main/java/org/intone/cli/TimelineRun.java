package org.intone.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.clean.Cleaning;
import org.intone.file.WholeFile;
import org.intone.report.TimelineFormat;
import org.intone.report.TimelineTable;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineRecognizer;

/** Tells the emotions over time in one recording after the other, each by all cores. For one thread. */
final class TimelineRun {
    /** A shorter recording is done before a bar would be read. */
    private static final double LEAST_BAR_SECONDS = 60;

    private final Terminal terminal;
    private final Interrupt interrupt;
    private final TimelineRecognizer recognizer;
    private final Cleaning cleaning;
    private final boolean isSplit;
    private int done;
    private int failed;

    /** With {@code cleaning}, null for none, recordings are read whole. */
    TimelineRun(
            Terminal terminal, Interrupt interrupt, TimelineRecognizer recognizer, Cleaning cleaning, boolean isSplit) {
        this.terminal = terminal;
        this.interrupt = interrupt;
        this.recognizer = recognizer;
        this.cleaning = cleaning;
        this.isSplit = isSplit;
    }

    /** Takes what was heard in a recording. */
    @FunctionalInterface
    private interface Sink {
        void accept(int index, List<Timeline> channels) throws IOException;
    }

    /** Takes why a recording could not be heard. */
    @FunctionalInterface
    private interface Failures {
        void accept(int index, String error) throws IOException;
    }

    /** Ctrl-C while a recording was read. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Everything to standard output. */
    void print(List<SoundInput> inputs, TimelineFormat format) throws IOException {
        if (format instanceof TimelineTable table) {
            terminal.results(table.header());
            forEach(
                    inputs,
                    (i, channels) -> printRows(inputs.get(i), table, channels),
                    (i, error) -> terminal.results(table.failed(inputs.get(i).name(), error)));
        } else {
            forEach(inputs, (i, channels) -> {
                StringBuilder text = new StringBuilder();
                format.write(inputs.get(i).name(), channels, text);
                terminal.results(text.toString());
            });
        }
    }

    private void printRows(SoundInput input, TimelineTable table, List<Timeline> channels) throws IOException {
        StringBuilder text = new StringBuilder();
        table.writeRows(input.name(), channels, text);
        terminal.results(text.toString());
    }

    /** Everything into one table, which is there when all is done, or as much as was done before Ctrl-C. */
    void write(List<SoundInput> inputs, TimelineTable table, Path file) throws IOException {
        WholeFile.writeText(file, writer -> {
            writer.append(table.header());
            forEach(
                    inputs,
                    (i, channels) -> table.writeRows(inputs.get(i).name(), channels, writer),
                    (i, error) -> failInto(writer, table, inputs.get(i), error));
        });
    }

    private void failInto(Writer writer, TimelineTable table, SoundInput input, String error) throws IOException {
        writer.append(table.failed(input.name(), error));
        say(input, error);
    }

    /** A file for each. */
    void write(List<SoundInput> inputs, TimelineFormat format, List<Path> files) throws IOException {
        forEach(
                inputs,
                (i, channels) -> WholeFile.writeText(
                        files.get(i), writer -> format.write(inputs.get(i).name(), channels, writer)));
    }

    private void forEach(List<SoundInput> inputs, Sink sink) throws IOException {
        forEach(inputs, sink, (i, error) -> say(inputs.get(i), error));
    }

    private void say(SoundInput input, String error) {
        terminal.say("intone: " + (error.startsWith(input.name() + ":") ? error : input.name() + ": " + error));
    }

    private void forEach(List<SoundInput> inputs, Sink sink, Failures failures) throws IOException {
        for (int i = 0; i < inputs.size() && !interrupt.getAsBoolean(); i++) {
            List<Timeline> channels = null;
            String error = "";
            try {
                channels = hear(inputs.get(i), inputs.size() == 1 ? "timeline" : (i + 1) + "/" + inputs.size());
            } catch (Stopped e) {
                return;
            } catch (IOException | RuntimeException e) {
                error = Problems.line(e);
            } catch (OutOfMemoryError e) {
                error = "too long for the memory that Java has";
            }
            if (channels == null) {
                failed++;
                String prefix = inputs.get(i).name() + ": ";
                failures.accept(i, error.startsWith(prefix) ? error.substring(prefix.length()) : error);
            } else {
                sink.accept(i, channels);
            }
            done++;
        }
    }

    private List<Timeline> hear(SoundInput input, String task) throws IOException {
        if (cleaning != null) {
            Waveform waveform = AudioFiles.read(input.open());
            return List.of(recognizer.predict(cleaning.clean(waveform)));
        }
        if (isSplit) {
            try (AudioStream stream = AudioFiles.open(input.open());
                    Progress progress = bar(task, stream.declaredSeconds())) {
                return recognizer.predictChannels(stream, watch(progress, stream.declaredSeconds()));
            }
        }
        try (MonoStream stream = AudioFiles.openMono(input.open(), AudioLimits.STREAMED);
                Progress progress = bar(task, stream.declaredSeconds())) {
            return List.of(recognizer.predict(stream, watch(progress, stream.declaredSeconds())));
        }
    }

    private Progress bar(String task, OptionalDouble seconds) {
        return seconds.orElse(LEAST_BAR_SECONDS) < LEAST_BAR_SECONDS
                ? Progress.none(terminal)
                : Progress.on(terminal, task, (long) seconds.orElse(-1));
    }

    private DoubleConsumer watch(Progress progress, OptionalDouble declared) {
        return seconds -> {
            if (interrupt.getAsBoolean()) {
                throw new Stopped();
            }
            progress.at((long) seconds, (long) declared.orElse(-1));
        };
    }

    /** How many were heard, or could not be. */
    int done() {
        return done;
    }

    /** How many could not be heard. */
    int failed() {
        return failed;
    }
}
