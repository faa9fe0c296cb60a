package org.intone.page;

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

/** A template of a page, which escapes all that it is given. Immutable; serves all threads. */
final class Template {
    private static final String FOLDER = "org/intone/page/";
    private static final String TABLESORT = "META-INF/resources/webjars/tablesort/5.2.0/dist/";
    private static final String CHART_JS = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final PebbleEngine ENGINE = engine();

    private final String name;
    private final PebbleTemplate template;

    private Template(String name, PebbleTemplate template) {
        this.name = name;
        this.template = template;
    }

    private static PebbleEngine engine() {
        ClasspathLoader loader = new ClasspathLoader(Template.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setSuffix(".peb");
        return new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build();
    }

    /** The template {@code NAME.peb} among the resources, with its script {@code NAME.js} where there is one. */
    static Template named(String name) {
        return new Template(name, ENGINE.getTemplate(name));
    }

    /** The page, with its styles, the script of all pages and that of this one. */
    String fill(Map<String, Object> view) {
        Map<String, Object> all = new HashMap<>(view);
        all.put("css", resource(FOLDER + "page.css"));
        all.put("js", resource(FOLDER + "page.js") + ownScript());
        all.put(
                "tablesort",
                resource(TABLESORT + "tablesort.min.js") + resource(TABLESORT + "sorts/tablesort.number.min.js"));
        StringWriter out = new StringWriter();
        try {
            template.evaluate(out, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Chart.js, for pages whose charts answer to the pointer; without the address of its source map. */
    static String chartJs() {
        return resource(CHART_JS).replaceFirst("(?m)^//# sourceMappingURL=.*$", "");
    }

    private String ownScript() {
        String path = FOLDER + name + ".js";
        return Template.class.getClassLoader().getResource(path) == null ? "" : resource(path);
    }

    private static String resource(String path) {
        try (InputStream in = Template.class.getClassLoader().getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
