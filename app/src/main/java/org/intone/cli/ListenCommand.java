package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.microphone.LevelMeter;
import org.intone.microphone.LiveStream;
import org.intone.microphone.Microphone;
import org.intone.microphone.Microphones;
import org.intone.model.Recognizer;
import org.intone.report.StreamEventJson;
import org.intone.report.TimelineText;
import org.intone.timeline.StreamEvent;
import org.intone.timeline.StreamRecognizer;
import org.intone.timeline.TimelineSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the emotions in what a microphone hears. */
@Command(
        name = "listen",
        description = {
            "Names the emotion in what the microphone hears, while it is spoken.",
            "A line comes when a segment is over, and on a terminal a level meter and a bar for each emotion. Ctrl-C ends it. Nothing is kept unless --save is given, and nothing leaves this machine."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone listen",
            "  intone listen --devices",
            "  intone listen --device headset --save talk.wav",
            "  intone listen --json | your-program",
            "  ffmpeg -i talk.mp3 -f s16le -ac 1 -ar 16000 - |",
            "    intone listen --stdin --rate 16000"
        })
final class ListenCommand implements Callable<Integer> {
    private static final int BLOCKS_A_SECOND = 20;

    @Option(names = "--model", paramLabel = "MODEL", description = "A model file; the built-in model if not given.")
    private Path model;

    @Mixin
    private ListenSource source;

    @Option(
            names = "--adapt",
            paramLabel = "speaker",
            completionCandidates = Offered.OfAdapt.class,
            description =
                    "One person speaks, to whose voice the model adapts more and more: needs a model that was trained with"
                            + " --adapt speaker.")
    private AdaptTo adapt;

    @Option(
            names = "--json",
            description =
                    "Print a JSON object a line for each event (speech-start, emotion, segment, speech-end) and nothing"
                            + " else.")
    private boolean json;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Keep what was heard as WAV; it is whole but for the last second at any time.")
    private Path save;

    @Mixin
    private Overwriting overwriting;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private final Supplier<Microphones> machine;

    ListenCommand(Terminal terminal, Supplier<Microphones> machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException {
        try {
            source.check();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (source.isList()) {
            list();
            return 0;
        }
        if (save != null) {
            overwriting.check(save);
            Files.createDirectories(save.toAbsolutePath().getParent());
        }
        try (Recognizer recognizer = model == null ? Recognizer.builtIn() : Recognizer.open(model)) {
            if (adapt != null) {
                AdaptTo.require(recognizer, model == null ? "the built-in model" : model.toString(), "--adapt");
            }
            ListenSource.Opened opened = source.open(terminal, machine);
            Interrupt interrupt = Interrupt.listen(terminal, "");
            terminal.say("listening to " + opened.name() + "; Ctrl-C ends it");
            if (!json) {
                terminal.result(new TimelineText(recognizer.metadata().labels().labels()).columns());
            }
            try (LiveStream live = new LiveStream(opened.stream(), interrupt)) {
                listen(recognizer, live);
            }
        }
        return 0;
    }

    private void list() throws IOException {
        Microphones microphones = machine.get();
        microphones.first();
        int number = 0;
        for (Microphone each : microphones.all()) {
            number++;
            terminal.result(number + "  " + each.name()
                    + (each.description().isEmpty() ? "" : "  (" + each.description() + ")"));
        }
    }

    private void listen(Recognizer recognizer, LiveStream live) throws IOException {
        List<String> labels = recognizer.metadata().labels().labels();
        LevelMeter meter = new LevelMeter(live.sampleRate());
        TimelineText table = new TimelineText(labels);
        AudioStream heard = save == null ? live : new KeptSound(live, save);
        try (MonoStream mono = new MonoStream(heard, "sound", new AudioLimits(Double.MAX_VALUE));
                LiveDisplay display = new LiveDisplay(terminal, terminal.errIsTerminal() && !json, labels, meter)) {
            StreamRecognizer stream = new StreamRecognizer(
                    recognizer, live.sampleRate(), TimelineSettings.STANDARD, adapt != null, event -> {
                        display.take(event);
                        tell(event, table, display);
                    });
            float[] block = new float[Math.max(1, live.sampleRate() / BLOCKS_A_SECOND)];
            for (int count = mono.read(block, 0, block.length); count > 0; count = mono.read(block, 0, block.length)) {
                meter.push(block, 0, count);
                stream.push(block, 0, count);
                display.show(stream.seconds(), live.secondsAhead());
            }
            stream.end();
            display.clear();
            if (!json) {
                terminal.say("in all: " + TimelineText.inAll(stream.summary()));
            }
        }
    }

    private void tell(StreamEvent event, TimelineText table, LiveDisplay display) {
        if (json) {
            terminal.result(StreamEventJson.line(event));
        } else if (event instanceof StreamEvent.SegmentEnded ended) {
            display.clear();
            terminal.result(table.line(ended.segment()));
        }
    }
}
