package org.intone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.cli.Main;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The site as the build made it: its links lead somewhere, nothing comes from elsewhere, every page can be found. */
class SiteTest {
    private static final Path ROOT = Path.of(System.getProperty("intone.root"));
    private static final Path SITE = ROOT.resolve("docs/target/site");

    private static final Map<Path, Document> PAGES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                PAGES.put(file, Jsoup.parse(Files.readString(file)));
            }
        }
    }

    @Test
    void everyLinkLeadsToAFileAndAPlaceOfTheSite() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Map.Entry<Path, Document> page : PAGES.entrySet()) {
            for (Element element : page.getValue().select("[href], [src]")) {
                String link = element.hasAttr("href") ? element.attr("href") : element.attr("src");
                if (!link.matches("[a-z]+:.*")) {
                    links++;
                    if (!leadsSomewhere(page.getKey(), link)) {
                        broken.add(SITE.relativize(page.getKey()) + ": " + link);
                    }
                }
            }
        }
        assertTrue(links > 1000, "only " + links + " links");
        assertEquals(List.of(), broken);
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String path = URLDecoder.decode(hash < 0 ? link : link.substring(0, hash), StandardCharsets.UTF_8);
        Path file = path.isEmpty() ? page : page.getParent().resolve(path).normalize();
        if (!Files.isRegularFile(file) || !file.startsWith(SITE)) {
            return false;
        }
        return hash < 0
                || (PAGES.containsKey(file) && PAGES.get(file).getElementById(link.substring(hash + 1)) != null);
    }

    /** A page that loads something from elsewhere tells its reader's address to others, and breaks without a network. */
    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        PAGES.forEach((file, page) -> {
            assertEquals(List.of(), page.select("script, iframe, object, embed").eachAttr("src"), file::toString);
            assertTrue(page.select("script").isEmpty(), file::toString);
            for (String source : page.select("link[href], img[src], source[src]").stream()
                    .map(each -> each.attr("href") + each.attr("src"))
                    .toList()) {
                assertTrue(!source.contains(":") && !source.startsWith("/"), file + ": " + source);
            }
        });
        String css = Files.readString(SITE.resolve("site.css"));
        assertTrue(!css.contains("url(") && !css.contains("@import"), css);
    }

    @Test
    void everyPageIsInTheContents() throws IOException {
        Set<String> listed = new TreeSet<>(
                PAGES.get(SITE.resolve("index.html")).select("nav.contents a").eachAttr("href"));
        Set<String> pages = PAGES.keySet().stream()
                .map(file -> SITE.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.matches("commands/.*|decisions/\\d.*|index\\.html"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(pages, listed);
    }

    @Test
    void everyPageHasATitleAndNamesItsPlace() {
        PAGES.forEach((file, page) -> {
            assertEquals(1, page.select("h1").size(), file::toString);
            assertTrue(page.title().length() > 5, file::toString);
            assertEquals("en-GB", page.select("html").attr("lang"), file::toString);
            String name = SITE.relativize(file).toString();
            if (!name.matches("index\\.html|decisions.\\d.*")) {
                assertEquals(1, page.select("nav.contents [aria-current]").size(), file::toString);
            }
        });
    }

    /** Comments are for tests; a reader does not see them. */
    @Test
    void noCommentIsLeft() throws IOException {
        for (Path file : PAGES.keySet()) {
            assertTrue(!Files.readString(file).contains("<!--"), file::toString);
        }
    }

    @Test
    void everyCommandHasAPageAndAManualPage() {
        for (String name : names(Main.described(), new ArrayList<>())) {
            assertTrue(Files.isRegularFile(SITE.resolve("commands/" + name + ".html")), name);
            assertTrue(Files.isRegularFile(ROOT.resolve("docs/target/man/" + name + ".1")), name);
        }
    }

    static List<String> names(CommandLine command, List<String> names) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
            names.add(command.getCommandSpec().qualifiedName("-"));
            command.getSubcommands().values().forEach(each -> names(each, names));
        }
        return names;
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException, InterruptedException {
        Path again = ROOT.resolve("docs/target/again");
        SiteBuilder.main(new String[] {ROOT.toString(), again.toString()});
        for (String folder : List.of("site", "man")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve("docs/target").resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path other = again.resolve(ROOT.resolve("docs/target").relativize(file));
                    assertEquals(-1, Files.mismatch(file, other), file::toString);
                }
            }
        }
    }
}
