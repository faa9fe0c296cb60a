package org.intone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which file of the project becomes which file of the site. Names are relative to the project's folder, with slashes. */
final class SiteMap {
    /** The page that the site begins with; its lists are the site's contents. */
    static final String INDEX = "docs/index.md";

    /** The folder of decisions. */
    static final String DECISIONS = "docs/decisions/";

    /** Pages for those who work on Intone, which lie where such files are looked for. */
    private static final Map<String, String> PROJECT = Map.of(
            "README.md", "readme.html",
            "ARCHITECTURE.md", "architecture.html",
            "CONTRIBUTING.md", "contributing.html",
            "CHANGELOG.md", "changelog.html",
            "NOTICE.md", "notice.html",
            "bench/RESULTS.md", "results.html");

    private final Path root;
    private final List<Path> sources = new ArrayList<>();
    private final Set<String> copied = new TreeSet<>();

    SiteMap(Path root) throws IOException {
        this.root = root;
        for (String folder : List.of("docs", DECISIONS)) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(sources::add);
            }
        }
        PROJECT.keySet().stream().sorted().map(root::resolve).forEach(sources::add);
    }

    /** The Markdown files, in the order of their names. */
    List<Path> sources() {
        return List.copyOf(sources);
    }

    /** The files that pages link to and that are no pages. */
    Set<String> copied() {
        return copied;
    }

    /** A file's name. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Where a file of the project stands in the site. */
    String target(String name) {
        if (PROJECT.containsKey(name)) {
            return PROJECT.get(name);
        }
        String inside = name.startsWith("docs/") ? name.substring("docs/".length()) : "files/" + name;
        return inside.endsWith(".md") ? inside.substring(0, inside.length() - 2) + "html" : inside;
    }

    /**
     * The address of a link as the site has it.
     *
     * @param from the page with the link
     * @param link as it is written there
     * @throws IllegalArgumentException if it leads nowhere
     */
    String address(String from, String link) {
        if (link.matches("[a-z]+:.*") || link.startsWith("#")) {
            return link;
        }
        int hash = link.indexOf('#');
        String fragment = hash < 0 ? "" : link.substring(hash);
        String path = hash < 0 ? link : link.substring(0, hash);
        Path file = root.resolve(from).getParent().resolve(path).normalize();
        if (!Files.exists(file) || !file.startsWith(root)) {
            throw new IllegalArgumentException(from + ": the link " + link + " leads to no file");
        }
        String target;
        if (Files.isDirectory(file)) {
            if (!(name(file) + "/").equals(DECISIONS)) {
                throw new IllegalArgumentException(from + ": the link " + link + " leads to a folder");
            }
            target = "decisions/index.html";
        } else {
            target = target(name(file));
            if (!name(file).toLowerCase(Locale.ROOT).endsWith(".md")) {
                copied.add(name(file));
            }
        }
        return up(target(from)) + target + fragment;
    }

    /** The way from a page to the site's first folder: empty, or {@code ../} for each folder. */
    static String up(String target) {
        return "../".repeat((int) target.chars().filter(c -> c == '/').count());
    }
}
