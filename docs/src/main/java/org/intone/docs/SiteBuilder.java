package org.intone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intone.cli.Main;
import org.intone.server.OpenApi;

/** Builds the site and the manual pages. The same sources give the same bytes. */
public final class SiteBuilder {
    private static final String HTTP = "docs/http.md";
    private static final String COMMANDS = "docs/commands.md";

    private final Path root;
    private final Path site;
    private final SiteMap map;
    private final Contents contents;
    private final Template template;

    private SiteBuilder(Path root, Path site) throws IOException {
        this.root = root;
        this.site = site;
        this.map = new SiteMap(root);
        this.contents = Contents.read(root.resolve(SiteMap.INDEX), map);
        this.template = new Template(contents);
    }

    /**
     * Builds both anew.
     *
     * @param words the project's folder, and the folder where {@code site/} and {@code man/} go
     */
    public static void main(String[] words) throws IOException {
        Path target = Path.of(words[1]);
        try (Manual manual = new Manual(Main.described())) {
            manual.writeMan(fresh(target.resolve("man")));
            new SiteBuilder(Path.of(words[0]), fresh(target.resolve("site"))).build(manual.html());
        }
    }

    private void build(Map<String, String> commands) throws IOException {
        Map<String, String> made = Map.of(
                HTTP,
                OpenApi.reference(),
                COMMANDS,
                // The page of all commands stands one folder above the others.
                commands.get(Manual.ROOT).replace("href=\"intone-", "href=\"commands/intone-"));
        for (Path source : map.sources()) {
            String name = map.name(source);
            Page page = Page.of(name, Files.readString(root.resolve(name)), map);
            write(map.target(name), template.fill(made.containsKey(name) ? page.with(made.get(name)) : page));
        }
        commands.forEach((name, html) -> write(
                "commands/" + name + ".html",
                template.fill(new Page(COMMANDS, "commands/" + name + ".html", title(name), html, List.of()))));
        write("decisions/index.html", template.fill(decisions()));
        for (String file : map.copied()) {
            Path copy = site.resolve(map.target(file));
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        write("site.css", Template.resource("site.css"));
        write("icon.svg", Template.resource("icon.svg"));
    }

    private static String title(String command) {
        return command.replace('-', ' ');
    }

    /** The list of all decisions, in their order. */
    private Page decisions() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Path source : map.sources()) {
            String name = map.name(source);
            if (name.startsWith(SiteMap.DECISIONS)) {
                String target = map.target(name).substring("decisions/".length());
                titles.put(
                        target,
                        Page.of(name, Files.readString(root.resolve(name)), map).title());
            }
        }
        StringBuilder html = new StringBuilder("<p>Why things are as they are: what was chosen, what else"
                + " was tried, what it costs.</p><ul class=\"plain\">");
        titles.forEach((target, title) -> html.append(
                "<li><a href=\"" + target + "\">" + target.substring(0, 4) + "</a> " + Page.escaped(title) + "</li>"));
        return new Page(
                "docs/decisions/",
                "decisions/index.html",
                "Decisions",
                html.append("</ul>").toString(),
                List.of());
    }

    private void write(String target, String text) {
        try {
            Path file = site.resolve(target);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, without what an earlier build left. */
    private static Path fresh(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> old = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(old::add);
            }
            for (Path file : old) {
                Files.delete(file);
            }
        }
        return Files.createDirectories(folder);
    }
}
