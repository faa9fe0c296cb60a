package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.intone.audio.AudioFiles;
import org.intone.audio.Waveform;
import org.intone.clean.Cleaning;
import org.intone.clean.Cleanings;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.intone.parallel.InOrder;
import org.intone.report.Answer;
import org.intone.report.AnswerCsv;
import org.intone.report.AnswerFormat;
import org.intone.report.AnswerJson;
import org.intone.report.AnswerTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names the emotion in files. */
@Command(
        name = "predict",
        description = {
            "Names the emotion in each file, in any format, video included.",
            "All cores work; answers come in the order of the files as soon as they are ready. A file that cannot be"
                    + " read gets a line with its error, the others are done, and the exit code is 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone predict call.mp3",
            "  intone predict --json recordings/ > answers.jsonl",
            "  intone predict --model runs/first/model.onnx --csv *.wav",
            "  intone predict --clean denoise,loudness:-23 interview.m4a",
            "  intone predict --plot pictures/ call.mp3",
            "  intone predict --timeline meeting.m4a",
            "  intone predict --timeline --channels split --format vtt call.wav -o call.vtt",
            "  intone predict --timeline --format textgrid interviews/ -o textgrids/",
            "  intone predict --model runs/adapt/model.onnx --same-speaker anna/",
            "  arecord -d 5 -f S16_LE -r 16000 - | intone predict -"
        })
final class PredictCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "MODEL", description = "A model file; the built-in model if not given.")
    private Path model;

    @Option(
            names = "--clean",
            arity = "0..1",
            paramLabel = "SPEC",
            preprocessor = CleanSpec.class,
            description = {
                "Clean the sound before it is judged, in this order: SPEC is a list such as"
                        + " dc,highpass:80,denoise,trim:30,loudness:-23.",
                "Without SPEC: " + Cleanings.STANDARD + "."
            })
    private String clean;

    @Option(
            names = "--same-speaker",
            arity = "0..1",
            paramLabel = "all|running",
            completionCandidates = Offered.OfSpeakerMode.class,
            preprocessor = SameSpeakerMode.class,
            description = {
                "All inputs are of one person: a model that was trained with --adapt speaker adapts to the voice.",
                "all (if nothing is given): every file is heard before the first answer. =running: an answer knows its own"
                        + " file and those before it, as in a conversation."
            })
    private SpeakerFiles.Mode sameSpeaker;

    @Mixin
    private PlotOptions plot;

    @Mixin
    private Overwriting overwriting;

    @ArgGroup(exclusive = false, heading = "%nEmotions over time:%n")
    private TimelineOptions timeline;

    @ArgGroup
    private Format format = new Format();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Sound or video files, folders of them, or - for standard input.")
    private List<String> inputs;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private Cleaning cleaning;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** At most one of these. */
    private static final class Format {
        @Option(names = "--json", description = "Print one JSON object for each file and nothing else.")
        private boolean json;

        @Option(names = "--csv", description = "Print a CSV table with the probability of each label.")
        private boolean csv;
    }

    /** One thing to listen to, and where its picture goes. */
    private record Input(SoundInput sound, Optional<Path> picture) {
        String name() {
            return sound.name();
        }
    }

    @Override
    public Integer call() throws IOException {
        cleaning = clean == null ? null : checked(() -> Cleanings.parse(clean));
        TimelineCommand overTime = overTime();
        List<SoundInput> sounds = SoundInput.all(inputs, terminal);
        if (overTime != null) {
            checked(() -> overTime.checkedFor(sounds));
            try (Recognizer recognizer = open()) {
                return overTime.run(recognizer, modelName(), sounds, cleaning);
            }
        }
        List<Path> pictures = plot.isWanted()
                ? plot.filesFor(sounds.stream().map(SoundInput::name).toList(), overwriting)
                : List.of();
        List<Input> found = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            found.add(new Input(sounds.get(i), pictures.isEmpty() ? Optional.empty() : Optional.of(pictures.get(i))));
        }
        try (Recognizer recognizer = open()) {
            if (sameSpeaker != null) {
                AdaptTo.require(recognizer, modelName(), "--same-speaker");
            }
            int failed = answer(recognizer, found);
            if (failed > 0) {
                terminal.say("intone: " + failed + " of " + found.size() + " could not be read");
            }
            return failed > 0 ? 1 : 0;
        }
    }

    private Recognizer open() throws IOException {
        return model == null ? Recognizer.builtIn() : Recognizer.open(model);
    }

    private String modelName() {
        return model == null ? "the built-in model" : model.toString();
    }

    /** What --timeline asks for, or null. */
    private TimelineCommand overTime() {
        if (timeline == null || !timeline.isWanted()) {
            return null;
        }
        if (sameSpeaker != null) {
            throw wrong("--same-speaker is for recordings with one answer: with --timeline expected --adapt speaker");
        }
        if (plot.isWanted()) {
            throw wrong("--plot draws recordings with one answer: expected without --timeline");
        }
        if (clean != null && timeline.isSplit()) {
            throw wrong("--clean makes one channel of all: expected without --channels split");
        }
        return checked(() ->
                new TimelineCommand(terminal, timeline, timeline.formatName(format.json, format.csv), overwriting));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Prints an answer for each input and returns how many could not be read. */
    private int answer(Recognizer recognizer, List<Input> found) throws IOException {
        AnswerFormat lines = lines(recognizer, found);
        if (!lines.header().isEmpty()) {
            terminal.out().println(lines.header());
        }
        List<Answer> failures = new ArrayList<>();
        // A bar and a table on one terminal would write over each other.
        try (Progress progress =
                terminal.outIsTerminal() ? Progress.none(terminal) : Progress.on(terminal, "predict", found.size())) {
            InOrder.Sink<Answer> sink = answer -> {
                terminal.result(lines.line(answer));
                progress.step();
                if (answer.prediction().isEmpty()) {
                    failures.add(answer);
                }
            };
            if (sameSpeaker == null) {
                InOrder.forEach(found, input -> answered(recognizer, hear(recognizer, input)), sink);
            } else {
                SpeakerFiles speaker = new SpeakerFiles(sameSpeaker, recognizer);
                InOrder.forEach(found, input -> hear(recognizer, input), file -> speaker.add(file, sink));
                speaker.end(sink);
            }
        }
        return failures.size();
    }

    private AnswerFormat lines(Recognizer recognizer, List<Input> found) {
        List<String> labels = recognizer.metadata().labels().labels();
        if (format.json) {
            return new AnswerJson();
        }
        return format.csv
                ? new AnswerCsv(labels)
                : new AnswerTable(found.stream().map(Input::name).toList(), labels);
    }

    private static Answer answered(Recognizer recognizer, HeardFile file) {
        return file.answer(recognizer, SpeakerProfile.unknown());
    }

    private HeardFile hear(Recognizer recognizer, Input input) {
        try {
            Waveform waveform = AudioFiles.read(input.sound().open());
            Waveform heard = cleaning == null ? waveform : cleaning.clean(waveform);
            if (input.picture().isPresent()) {
                plot.draw(input.name(), heard, recognizer, input.picture().get());
            }
            return HeardFile.of(input.name(), waveform.durationSeconds(), recognizer.hear(heard));
        } catch (IOException | RuntimeException e) {
            return HeardFile.failed(input.name(), Problems.line(e));
        } catch (OutOfMemoryError e) {
            return HeardFile.failed(input.name(), "too long for the memory that Java has");
        }
    }
}
