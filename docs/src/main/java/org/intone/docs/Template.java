package org.intone.docs;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What all pages have around them: the contents, the way within the page, the pages before and after. */
final class Template {
    private static final String FOLDER = "org/intone/docs/";

    private final Contents contents;
    private final PebbleTemplate template;

    Template(Contents contents) {
        this.contents = contents;
        ClasspathLoader loader = new ClasspathLoader(Template.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setSuffix(".peb");
        this.template = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build()
                .getTemplate("page");
    }

    String fill(Page page) {
        // The manual of one command stands below that of all.
        String place = page.target().startsWith("commands/") ? "commands.html" : page.target();
        Map<String, Object> all = new HashMap<>(page.view());
        all.put("sections", contents.sections());
        all.put("place", place);
        all.put(
                "section",
                contents.sectionOf(place).map(Contents.Section::title).orElse(""));
        all.put("before", contents.beside(page.target(), -1).orElse(null));
        all.put("after", contents.beside(page.target(), 1).orElse(null));
        StringWriter out = new StringWriter();
        try {
            template.evaluate(out, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A text among the resources. */
    static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
