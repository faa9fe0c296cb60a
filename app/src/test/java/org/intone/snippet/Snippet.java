package org.intone.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A block of code of a page, and what the comments before it say of it. A reader sees none of these comments:
 *
 * <pre>{@code
 * <!-- given: corpora.csv call.mp3 -->       what must be there: see Fixtures of the module docs
 * <!-- anew -->                              runs/ is emptied, servers are stopped: it is another day
 * <!-- not run: needs a microphone -->       the block is only looked at
 * <!-- not run "intone listen": needs ... -->  those of its lines that begin so
 * <!-- fails: 1 -->                          the exit code of its last command, 0 if not given
 * <!-- output -->                            what the block before printed: numbers as far as they are shown, ... for any lines
 * <!-- other figures: 2,000 1.45 -->         numbers of it that other recordings give: any will do
 * <!-- java: Path file = ...; -->            what a block of Java has before it
 * <!-- held by: FormatsPageTest -->          another test compares it
 * <!-- run by: SparkPagesTest -->            another test runs it, or compares what is no code with what it ran
 * }</pre>
 *
 * @param page the page's name
 * @param line of its first line, from 1
 * @param language the first word behind the fence; {@code formula} alone needs no comment where it is neither run nor compared
 */
public record Snippet(String page, int line, String language, String text, List<String> comments) {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final Pattern COMMENT = Pattern.compile("<!--\\s*(.*?)\\s*-->", Pattern.DOTALL);

    /** All of a page, in order; code without a language is refused. */
    public static List<Snippet> of(String page, String markdown) {
        List<Snippet> found = new ArrayList<>();
        collect(page, PARSER.parse(markdown), found);
        return found;
    }

    /**
     * Those of a page that a test runs for it, in order.
     *
     * @param root the project's folder
     * @param page relative to it
     * @throws IllegalStateException if there are none: the test would pass by doing nothing
     */
    public static List<Snippet> runBy(Class<?> test, Path root, String page) throws IOException {
        List<Snippet> all = of(page, Files.readString(root.resolve(page)));
        List<Snippet> its = all.stream()
                .filter(each -> each.says("run by").equals(Optional.of(test.getSimpleName())))
                .toList();
        if (its.isEmpty()) {
            throw new IllegalStateException(page + " has nothing that is run by " + test.getSimpleName());
        }
        return its;
    }

    private static void collect(String page, Node parent, List<Snippet> found) {
        List<String> comments = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof HtmlBlock html) {
                Matcher comment = COMMENT.matcher(html.getLiteral());
                while (comment.find()) {
                    comments.add(comment.group(1));
                }
                continue;
            }
            int line = node.getSourceSpans().isEmpty()
                    ? 0
                    : node.getSourceSpans().get(0).getLineIndex() + 1;
            if (node instanceof IndentedCodeBlock) {
                throw new IllegalArgumentException(
                        page + ":" + line + ": code without a language: put it between ``` lines");
            }
            if (node instanceof FencedCodeBlock block) {
                found.add(new Snippet(page, line, block.getInfo(), block.getLiteral(), List.copyOf(comments)));
            } else {
                collect(page, node, found);
            }
            comments.clear();
        }
    }

    /** What a comment of this kind says. */
    public Optional<String> says(String kind) {
        return comments.stream()
                .filter(comment -> comment.equals(kind) || comment.startsWith(kind + ":"))
                .map(comment -> comment.substring(Math.min(comment.length(), kind.length() + 1))
                        .strip())
                .findFirst();
    }

    /** Why the whole of it is not run. */
    public Optional<String> notRun() {
        return says("not run");
    }

    /** The reasons why some of its lines are not run, by how these begin. */
    public List<Unrun> exceptions() {
        Pattern some = Pattern.compile("not run \"(.*?)\":\\s*(.*)", Pattern.DOTALL);
        return comments.stream()
                .map(some::matcher)
                .filter(Matcher::matches)
                .map(match -> new Unrun(match.group(1), match.group(2)))
                .toList();
    }

    /** Lines that begin so are not run, and why. */
    public record Unrun(String begin, String reason) {}

    /** The code without the lines that are not run. */
    public String runnable() {
        StringBuilder lines = new StringBuilder();
        for (String each : text.split("\n", -1)) {
            if (exceptions().stream().noneMatch(exception -> each.startsWith(exception.begin()))) {
                lines.append(each).append('\n');
            }
        }
        return lines.toString().stripTrailing() + "\n";
    }

    /** The text as shown output: with {@code ...} for the figures that other recordings give. */
    public String shown() {
        String shown = text;
        for (String figure : says("other figures").orElse("").split("\\s+", -1)) {
            if (!figure.isEmpty()) {
                if (!text.contains(figure)) {
                    throw new IllegalStateException(place() + " does not show " + figure);
                }
                shown = shown.replaceAll("(?<![\\d.,])" + Pattern.quote(figure) + "(?![\\d])", "...");
            }
        }
        return shown;
    }

    /** Page and line, for messages. */
    public String place() {
        return page + ":" + line;
    }
}
