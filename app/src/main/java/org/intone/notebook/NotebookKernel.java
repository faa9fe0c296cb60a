package org.intone.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.kernel.util.TextColor;

/**
 * Jupyter's kernel for Java with Intone: the program that Jupyter starts for each notebook, as {@link KernelSpec} tells it to.
 *
 * <p>It takes no magics: a cell is Java and nothing else, and all that it can import came with Intone.
 */
public final class NotebookKernel extends BaseKernel {
    private static final String NAME = "intone";

    private final JavaCells cells;

    NotebookKernel() {
        super(
                NAME,
                version(),
                new LanguageInfo.Builder("Java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".jshell")
                        .pygments("java")
                        .codemirror("java")
                        .build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                false,
                new StringStyler.Builder()
                        .addPrimaryStyle(TextColor.BOLD_RESET_FG)
                        .addSecondaryStyle(TextColor.RED_FG)
                        .build());
        Renderings.registerAll(renderer);
        cells = new JavaCells(List.of("static org.intone.notebook.Show.display"));
    }

    private static String version() {
        String version = NotebookKernel.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * Serves one notebook until its kernel is shut down.
     *
     * @param args the connection file, which Jupyter writes
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "args must be one connection file, were " + args.length + "; Jupyter starts this program");
        }
        // As the command line does: figures look the same on every machine, and pictures are drawn without a screen.
        Locale.setDefault(Locale.ROOT);
        System.setProperty("java.awt.headless", "true");
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
        NotebookKernel kernel = new NotebookKernel();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        kernel.onStartup();
        connection.waitUntilClose();
    }

    @Override
    public Object evalRaw(String source) {
        return cells.run(source);
    }

    @Override
    public List<String> formatError(Throwable problem) {
        if (!(problem instanceof CellFailure failure)) {
            return super.formatError(problem);
        }
        List<String> lines = failure.lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i == 0 ? errorStyler.secondary(lines.get(i)) : lines.get(i))
                .toList();
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        // JShell documents a method only once its bracket is open.
        int cursor = end < code.length() && code.charAt(end) == '(' ? end + 1 : end;
        List<Documentation> found = cells.analysis().documentation(code, cursor, false);
        return found.isEmpty()
                ? null
                : new DisplayData(found.stream().map(Documentation::signature).collect(Collectors.joining("\n")));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        int[] anchor = new int[1];
        List<String> options = cells.analysis().completionSuggestions(code, at, anchor).stream()
                .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return options.isEmpty() ? null : new ReplacementOptions(options, anchor[0], at);
    }

    @Override
    public String isComplete(String code) {
        CompletionInfo next = cells.analysis().analyzeCompletion(code);
        while (next.completeness().isComplete() && !next.remaining().isBlank()) {
            next = cells.analysis().analyzeCompletion(next.remaining());
        }
        return switch (next.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
            case UNKNOWN -> IS_COMPLETE_BAD;
            // Any other answer is the indent of the next line.
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> "    ";
        };
    }

    @Override
    public void interrupt() {
        cells.stop();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        super.onShutdown(isRestarting);
        cells.close();
    }
}
