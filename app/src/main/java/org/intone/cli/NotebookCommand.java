package org.intone.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.intone.file.WholeFile;
import org.intone.notebook.KernelSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes Intone a kernel of the user's Jupyter, and starts that. */
@Command(
        name = "notebook",
        description = {
            "Opens a notebook in Jupyter, whose cells are Java with Intone at hand and show its pictures.",
            "For that it adds the kernel \"" + KernelSpec.DISPLAY_NAME + "\" to those of the user's Jupyter, or brings"
                    + " it up to date. Jupyter itself does not come with Intone (Debian: apt-get install"
                    + " jupyter-notebook)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone notebook",
            "  intone notebook own.ipynb",
            "  intone notebook tour.ipynb -- --no-browser --port 8899",
            "  intone notebook --kernel-only"
        })
final class NotebookCommand implements Callable<Integer> {
    private static final String TOUR = "/org/intone/notebook/tour.ipynb";
    private static final List<String> PROGRAMS =
            List.of("jupyter-lab", "jupyter-notebook", "jupyter-lab.exe", "jupyter-notebook.exe");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "tour.ipynb",
            description = "The notebook; ${DEFAULT-VALUE} if not given. One that does not exist begins as a tour from a"
                    + " scan to a report, on voices that it makes up.")
    private Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "OPTION",
            description = "What Jupyter shall be told besides, behind --.")
    private List<String> options = List.of();

    @Option(
            names = "--kernel-only",
            description = "Add the kernel and start nothing, for a Jupyter or an editor that runs already.")
    private boolean kernelOnly;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private final Map<String, String> environment;

    NotebookCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!file.toString().endsWith(".ipynb")) {
            throw new ParameterException(
                    spec.commandLine(), "FILE must be a notebook, with a name that ends in .ipynb, was " + file);
        }
        Path kernels = KernelSpec.userKernels(environment, System.getProperty("os.name"));
        Path kernel = KernelSpec.ofProcess(environment).install(kernels);
        terminal.say("kernel \"" + KernelSpec.DISPLAY_NAME + "\": " + kernel);
        if (kernelOnly) {
            return 0;
        }
        Path jupyter = jupyter()
                .orElseThrow(() -> new CommandFailure("no Jupyter found in PATH: install one (Debian: apt-get install"
                        + " jupyter-notebook) and call this again; the kernel is there for it"));
        if (Files.notExists(file)) {
            writeTour();
        }
        return start(jupyter);
    }

    private void writeTour() throws IOException {
        try (InputStream tour = NotebookCommand.class.getResourceAsStream(TOUR)) {
            if (tour == null) {
                throw new IllegalStateException("this build carries no " + TOUR);
            }
            WholeFile.write(file, tour::transferTo);
        }
        terminal.say("written: " + file);
    }

    private Optional<Path> jupyter() {
        List<Path> folders = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return PROGRAMS.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private int start(Path jupyter) throws IOException, InterruptedException {
        Interrupt.leaveToChild();
        List<String> command = new ArrayList<>(List.of(jupyter.toString(), file.toString()));
        command.addAll(options);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread end = new Thread(process::destroy, "end of Jupyter");
        Runtime.getRuntime().addShutdownHook(end);
        return process.waitFor() == 0 ? 0 : 1;
    }
}
