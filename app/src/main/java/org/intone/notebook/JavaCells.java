package org.intone.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cells of Java, run one after another by JShell in this JVM: what one declares, the next ones know. What the class path of this JVM
 * has can be imported; JShell's usual imports are there. For one thread, but for {@link #stop}.
 */
final class JavaCells implements AutoCloseable {
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*");

    /** Expressions; declarations and assignments have a value too, which nobody asked for. */
    private static final Set<Snippet.SubKind> SHOWN = Set.of(
            Snippet.SubKind.VAR_VALUE_SUBKIND,
            Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
            Snippet.SubKind.OTHER_EXPRESSION_SUBKIND);

    /** Classes in which JShell wraps a cell's code. */
    private static final String WRAPPER = "REPL.";

    private final CellExecution execution = new CellExecution();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    /**
     * Cells that know these imports besides the usual ones.
     *
     * @param imports names, each as it stands in such a line
     */
    JavaCells(List<String> imports) {
        shell = JShell.builder()
                .executionEngine(execution.provider(), null)
                .compilerOptions("-classpath", System.getProperty("java.class.path"))
                .build();
        analysis = shell.sourceCodeAnalysis();
        IMPORTS.forEach(name -> run("import " + name + ";"));
        imports.forEach(name -> run("import " + name + ";"));
    }

    /** For what code is written and completed. */
    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last expression; null where there is none, or where a semicolon ends it
     * @throws CellFailure if it does not compile, throws, or is stopped
     */
    Object run(String code) {
        Object value = null;
        CompletionInfo next = analysis.analyzeCompletion(code);
        while (next.completeness().isComplete()) {
            boolean isQuiet = next.completeness() == Completeness.COMPLETE
                    && next.source().strip().endsWith(";");
            Object given = snippet(next.source());
            value = isQuiet ? null : given;
            next = analysis.analyzeCompletion(next.remaining());
        }
        if (next.completeness() != Completeness.EMPTY) {
            throw new CellFailure(List.of(
                    "the cell ends too early: something is open in",
                    next.remaining().strip()));
        }
        return value;
    }

    /** Ends the cell that runs; from any thread. */
    void stop() {
        execution.stop();
    }

    @Override
    public void close() {
        shell.close();
    }

    private Object snippet(String source) {
        execution.clear();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                check(event);
            }
            if (!SHOWN.contains(event.snippet().subKind())) {
                execution.clear();
            }
        }
        return execution.value();
    }

    private void check(SnippetEvent event) {
        if (execution.wasStopped()) {
            throw new CellFailure(List.of("interrupted"));
        }
        if (execution.problem() != null) {
            throw new CellFailure(trace(execution.problem()), execution.problem());
        }
        if (event.exception() != null) {
            throw new CellFailure(List.of(event.exception().toString()), event.exception());
        }
        Snippet snippet = event.snippet();
        boolean mayWait = snippet.kind() == Snippet.Kind.METHOD || snippet.kind() == Snippet.Kind.TYPE_DECL;
        boolean waits = event.status() == Snippet.Status.RECOVERABLE_DEFINED
                || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED;
        if (event.status() != Snippet.Status.VALID && !(mayWait && waits)) {
            throw new CellFailure(complaints(snippet));
        }
    }

    /** What the compiler says, each with the line and the place in it. */
    private List<String> complaints(Snippet snippet) {
        List<String> lines = new ArrayList<>();
        shell.diagnostics(snippet).filter(Diag::isError).forEach(problem -> {
            problem.getMessage(Locale.ROOT)
                    .lines()
                    .filter(line -> !line.strip().startsWith("location:"))
                    .forEach(lines::add);
            lines.addAll(place(snippet.source(), (int) problem.getPosition()));
        });
        if (snippet instanceof DeclarationSnippet declaration) {
            shell.unresolvedDependencies(declaration).forEach(name -> lines.add("not declared: " + name));
        }
        return lines.isEmpty() ? List.of("this is no Java that can be run here: " + snippet.source()) : lines;
    }

    private static List<String> place(String source, int position) {
        if (position < 0 || position > source.length()) {
            return List.of();
        }
        int begin = source.lastIndexOf('\n', position - 1) + 1;
        int end = source.indexOf('\n', position);
        String line = source.substring(begin, end < 0 ? source.length() : end);
        return List.of("    " + line, "    " + " ".repeat(position - begin) + "^");
    }

    /** The problem and its causes, each with the calls between the cell and where it was thrown. */
    private static List<String> trace(Throwable problem) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            lines.add((cause == problem ? "" : "caused by ") + cause);
            for (StackTraceElement call : cause.getStackTrace()) {
                if (call.getClassName().startsWith(WRAPPER)) {
                    break;
                }
                lines.add("    at " + call);
            }
        }
        return lines;
    }
}
