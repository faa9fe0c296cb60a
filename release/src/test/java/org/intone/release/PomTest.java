package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What Maven Central asks of POMs, and that the bill of modules names all that are published, in the same words as the others. */
class PomTest {
    private static final Set<String> NEVER_PUBLISHED = Set.of("bench", "docs", "release");
    private static final List<String> ASKED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    private final XPath path = XPathFactory.newInstance().newXPath();

    private static Document read(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    }

    private String value(Document pom, String place) throws Exception {
        return path.evaluate("/project/" + place, pom).strip();
    }

    private Set<String> values(Document pom, String place) throws Exception {
        NodeList nodes = (NodeList) path.evaluate("/project/" + place, pom, XPathConstants.NODESET);
        Set<String> values = new TreeSet<>();
        for (int node = 0; node < nodes.getLength(); node++) {
            values.add(nodes.item(node).getTextContent().strip());
        }
        return values;
    }

    private static Set<String> publishedModules() throws IOException {
        Set<String> modules = new TreeSet<>();
        try (var folders = Files.list(Built.ROOT)) {
            folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !NEVER_PUBLISHED.contains(name) && !name.equals("bom"))
                    .forEach(modules::add);
        }
        return modules;
    }

    @Test
    void theParentSaysForAllWhatIsAsked() throws Exception {
        Document parent = read(Built.ROOT.resolve("pom.xml"));
        for (String asked : ASKED) {
            assertFalse(value(parent, asked).isEmpty(), asked);
        }
        for (String module : publishedModules()) {
            Document pom = read(Built.ROOT.resolve(module).resolve("pom.xml"));
            assertFalse(value(pom, "name").isEmpty(), module);
            assertFalse(value(pom, "description").isEmpty(), module);
            assertEquals("intone", value(pom, "parent/artifactId"), module);
        }
    }

    /** The project has none yet; {@link PublicationTest} says one. */
    @Test
    void noAddressOfTheProjectIsMadeUp() throws Exception {
        for (String pom : List.of("pom.xml", "bom/pom.xml")) {
            Document document = read(Built.ROOT.resolve(pom));
            assertEquals("", value(document, "properties/home"), pom);
            for (String address : List.of("url", "scm/url", "developers/developer/organizationUrl")) {
                assertEquals("${home}", value(document, address), pom);
            }
        }
    }

    @Test
    void theBomNamesEveryPublishedModuleAndSaysTheSameAsTheParent() throws Exception {
        Document parent = read(Built.ROOT.resolve("pom.xml"));
        Document bom = read(Built.ROOT.resolve("bom/pom.xml"));
        for (String asked : ASKED) {
            assertEquals(value(parent, asked), value(bom, asked), asked);
        }
        assertEquals(value(parent, "groupId"), value(bom, "groupId"));
        assertEquals(value(parent, "version"), value(bom, "version"));
        for (String plugin : List.of(
                "maven-gpg-plugin", "central-publishing-maven-plugin", "maven-antrun-plugin", "flatten-maven-plugin")) {
            String version = "//plugin[artifactId='" + plugin + "']/version";
            assertFalse(path.evaluate(version, bom).isEmpty(), plugin);
            assertEquals(path.evaluate(version, parent), path.evaluate(version, bom), plugin);
        }
        Set<String> expected = new TreeSet<>();
        publishedModules().forEach(module -> expected.add("intone-" + module));
        assertEquals(expected, values(bom, "dependencyManagement/dependencies/dependency/artifactId"));
    }
}
