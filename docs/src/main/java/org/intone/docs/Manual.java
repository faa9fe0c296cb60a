package org.intone.docs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.intone.model.Release;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** The manual of every command, as pages for {@code man} and for the site, by picocli's generator and Asciidoctor. */
final class Manual implements AutoCloseable {
    /** The page of all commands. */
    static final String ROOT = "intone";

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();

    Manual(CommandLine root) {
        collect(root);
    }

    private void collect(CommandLine command) {
        if (command.getCommandSpec().usageMessage().hidden()) {
            return;
        }
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            ManPageGenerator.writeSingleManPage(out, command.getCommandSpec());
        }
        String name = command.getCommandSpec().qualifiedName("-");
        sources.put(name, Literal.words(text.toString()));
        command.getSubcommands().values().forEach(this::collect);
    }

    /** Writes {@code intone.1}, {@code intone-predict.1} and so on into a folder. */
    void writeMan(Path folder) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String page = asciidoctor.convert(source.getValue(), options("manpage", true)) + "\n";
            Files.write(folder.resolve(source.getKey() + ".1"), page.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** By name such as {@code intone-predict}: the page's middle; links lead from {@code commands/}. */
    Map<String, String> html() {
        Map<String, String> pages = new LinkedHashMap<>();
        sources.forEach((name, source) -> pages.put(name, asciidoctor.convert(source, options("html5", false))));
        return pages;
    }

    private static Options options(String backend, boolean isWhole) {
        return Options.builder()
                .backend(backend)
                .docType("manpage")
                .standalone(isWhole)
                .safe(SafeMode.SECURE)
                .attributes(Attributes.builder()
                        .attribute("reproducible", "")
                        .attribute("docdate", "2026-11-20")
                        .attribute("mansource", "Intone " + Release.version())
                        .attribute("relfilesuffix", ".html")
                        .build())
                .build();
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
