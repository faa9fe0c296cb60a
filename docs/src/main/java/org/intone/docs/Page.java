package org.intone.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * One page of the site.
 *
 * @param source the file that it is made of
 * @param target its place in the site
 * @param html what stands below its title
 * @param headings those of the second order
 */
record Page(String source, String target, String title, String html, List<Anchor> headings) {
    /** What a page has where the build puts something in. */
    static final String PLACE = "<!-- made by the build -->";

    /** Code of so many characters is not broken at the end of a line, where --json would end as a dash. */
    private static final int SHORT = 24;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                // What scrolls sideways can be scrolled by keys.
                if (node instanceof TableBlock || tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                } else if (node instanceof Code code && code.getLiteral().length() <= SHORT) {
                    attributes.put("class", "short");
                }
            })
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    /** A heading and what leads to it. */
    record Anchor(String id, String title) {}

    /** Of Markdown; links lead to pages of the site, and comments, which are for tests, are left out but for places. */
    static Page of(String source, String markdown, SiteMap map) {
        Node document = PARSER.parse(markdown);
        List<Anchor> headings = new ArrayList<>();
        StringBuilder title = new StringBuilder();
        IdGenerator ids = IdGenerator.builder().build();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(map.address(source, link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Heading heading) {
                String text = TEXT.render(heading);
                String id = ids.generateId(text);
                if (heading.getLevel() == 1 && title.isEmpty()) {
                    title.append(text);
                    heading.unlink();
                } else if (heading.getLevel() == 2) {
                    headings.add(new Anchor(id, text));
                }
                visitChildren(heading);
            }

            @Override
            public void visit(HtmlBlock block) {
                if (block.getLiteral().startsWith("<!--") && !block.getLiteral().equals(PLACE)) {
                    block.unlink();
                }
            }
        });
        String html = RENDERER.render(document)
                .replace("<table tabindex=\"0\">", "<div class=\"scroll\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
        return new Page(source, map.target(source), title.toString(), html, headings);
    }

    /** With something in the place that is kept for it. */
    Page with(String made) {
        if (!html.contains(PLACE)) {
            throw new IllegalArgumentException(source + " has no line " + PLACE);
        }
        return new Page(source, target, title, html.replace(PLACE, made), headings);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** What a template sees. */
    Map<String, Object> view() {
        return Map.of("title", title, "html", html, "headings", headings, "up", SiteMap.up(target), "target", target);
    }
}
