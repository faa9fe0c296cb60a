package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioSource;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the emotion in files. */
@Command(
        name = "predict",
        description = {
            "Names the emotion in each file, in any format, video included.",
            "All cores work; answers come in the order of the files as soon as they are ready. A file that cannot be"
                    + " read gets a line with its error, the others are done, and the exit code is 1."
        },
        footer = {
            "%nExamples:",
            "  intone predict call.mp3",
            "  intone predict --json recordings/ > answers.jsonl",
            "  intone predict --model runs/first/model.onnx --csv *.wav",
            "  intone predict --clean denoise,loudness:-23 interview.m4a",
            "  intone predict --plot pictures/ call.mp3",
            "  intone predict --model runs/adapt/model.onnx --same-speaker anna/",
            "  arecord -d 5 -f S16_LE -r 16000 - | intone predict -"
        })
final class PredictCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

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
            preprocessor = SameSpeakerMode.class,
            description = {
                "All inputs are of one person: a model that was trained with --adapt speaker adapts to the voice.",
                "all (if nothing is given): every file is heard before the first answer. =running: an answer knows its own"
                        + " file and those before it, as in a conversation."
            })
    private SpeakerFiles.Mode sameSpeaker;

    @Mixin
    private PlotOptions plot;

    @ArgGroup
    private Format format = new Format();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Sound or video files, folders of them, or - for standard input.")
    private List<String> inputs;

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

    /** One thing to listen to. */
    private record Input(String name, Opening opening, Optional<Path> picture) {
        AudioSource open() throws IOException {
            return opening.open();
        }

        Input withPicture(Path file) {
            return new Input(name, opening, Optional.of(file));
        }
    }

    @FunctionalInterface
    private interface Opening {
        AudioSource open() throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        cleaning = clean == null ? null : Cleanings.parse(clean);
        List<Input> found = new ArrayList<>();
        for (String input : inputs) {
            found.addAll(resolve(input));
        }
        if (plot.isWanted()) {
            List<Path> files = plot.filesFor(found.stream().map(Input::name).toList());
            for (int i = 0; i < files.size(); i++) {
                found.set(i, found.get(i).withPicture(files.get(i)));
            }
        }
        try (Recognizer recognizer = model == null ? Recognizer.builtIn() : Recognizer.open(model)) {
            if (sameSpeaker != null && recognizer.metadata().adaptation().isEmpty()) {
                throw new CommandFailure((model == null ? "the built-in model" : model)
                        + ": was not trained with --adapt speaker, so --same-speaker cannot help it");
            }
            int failed = answer(recognizer, found);
            if (failed > 0) {
                terminal.say("intone: " + failed + " of " + found.size() + " could not be read");
            }
            return failed > 0 ? 1 : 0;
        }
    }

    private List<Input> resolve(String input) throws IOException {
        if (input.equals(STANDARD_INPUT)) {
            return List.of(new Input(
                    input, () -> AudioSource.of(terminal.in().readAllBytes(), STANDARD_INPUT), Optional.empty()));
        }
        Path path = path(input);
        if (!Files.isDirectory(path)) {
            return List.of(of(path));
        }
        List<Path> files = SoundFiles.below(path);
        if (files.isEmpty()) {
            throw new CommandFailure(input + ": no sound or video files in this folder");
        }
        return files.stream().map(PredictCommand::of).toList();
    }

    private static Path path(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw new CommandFailure(input + ": no file can be called so on this machine (" + e.getReason() + ")");
        }
    }

    private static Input of(Path file) {
        return new Input(file.toString(), () -> AudioSource.of(file), Optional.empty());
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
            Waveform waveform = AudioFiles.read(input.open());
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
