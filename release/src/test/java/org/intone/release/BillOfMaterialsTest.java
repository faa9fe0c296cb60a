package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials in each archive is of the files that lie there, byte by byte. */
class BillOfMaterialsTest {
    /** What an archive holds: the digest of each file in lib, and the bill. */
    private record Shipped(String name, Map<String, String> files, JsonNode bill) {}

    private static Shipped tool;
    private static Shipped addOn;

    @BeforeAll
    static void read() throws Exception {
        tool = read("intone", Built.tool(".tar.gz"));
        addOn = read("intone-train", Built.addOn(".tar.gz"));
    }

    private static Shipped read(String name, Path archive) throws Exception {
        Map<String, String> files = new TreeMap<>();
        JsonNode bill = null;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().substring(Built.TOP.length() + 1);
                if (path.equals(name + "-" + Built.VERSION + ".cdx.json")) {
                    bill = new ObjectMapper().readTree(tar.readAllBytes());
                } else if (path.startsWith("lib/") && !entry.isDirectory()) {
                    byte[] digest = MessageDigest.getInstance("SHA-256").digest(tar.readAllBytes());
                    files.put(path, HexFormat.of().formatHex(digest));
                }
            }
        }
        assertNotNull(bill, archive + " has no bill of materials");
        return new Shipped(name, files, bill);
    }

    private static Map<String, String> billed(Shipped shipped) {
        Map<String, String> billed = new TreeMap<>();
        for (JsonNode component : shipped.bill().get("components")) {
            String place = component.at("/evidence/occurrences/0/location").asText();
            for (JsonNode hash : component.get("hashes")) {
                if (hash.get("alg").asText().equals("SHA-256")) {
                    assertEquals(null, billed.put(place, hash.get("content").asText()), place + " stands twice");
                }
            }
        }
        return billed;
    }

    @Test
    void everyFileIsAComponentWithItsDigestAndEveryComponentIsAFile() {
        for (Shipped shipped : Set.of(tool, addOn)) {
            assertEquals(shipped.files(), billed(shipped));
            assertFalse(shipped.bill().toString().contains("intone.org"), "an address that is not the project's");
            JsonNode subject = shipped.bill().at("/metadata/component");
            assertEquals(
                    shipped.name() + " " + Built.VERSION,
                    subject.get("name").asText() + " " + subject.get("version").asText());
        }
        assertEquals(2, addOn.files().size());
        assertTrue(tool.files().containsKey("lib/native/" + System.mapLibraryName("onnxruntime")), tool.toString());
    }

    @Test
    void aLibraryThatWasChangedSaysOfWhatItWasMade() {
        Set<String> changed = new TreeSet<>();
        for (JsonNode component : tool.bill().get("components")) {
            if (component.has("pedigree")) {
                JsonNode ancestor = component.at("/pedigree/ancestors/0");
                assertEquals(component.get("purl"), ancestor.get("purl"));
                assertTrue(ancestor.get("hashes").size() > 0, ancestor.toString());
                assertEquals(
                        "without the natives of other platforms",
                        component.at("/pedigree/notes").asText());
                changed.add(component.get("name").asText());
            }
        }
        assertEquals(Set.of("onnxruntime", "snappy-java", "zstd-jni"), changed);
    }

    @Test
    void allIsNeededBySomethingThatTheArchiveNeeds() {
        for (Shipped shipped : Set.of(tool, addOn)) {
            Map<String, JsonNode> dependencies = new HashMap<>();
            shipped.bill()
                    .get("dependencies")
                    .forEach(each -> dependencies.put(each.get("ref").asText(), each));
            String subject = shipped.bill().at("/metadata/component/bom-ref").asText();
            Set<String> reached = new HashSet<>();
            Deque<String> next = new ArrayDeque<>(Set.of(subject));
            while (!next.isEmpty()) {
                JsonNode dependency = dependencies.get(next.pop());
                if (dependency != null) {
                    dependency.path("dependsOn").forEach(on -> {
                        if (reached.add(on.asText())) {
                            next.push(on.asText());
                        }
                    });
                }
            }
            Set<String> components = new HashSet<>();
            shipped.bill()
                    .get("components")
                    .forEach(each -> components.add(each.get("bom-ref").asText()));
            assertEquals(components, reached);
        }
    }

    @Test
    void theBillsAreAsTheirSchemaWants() throws IOException {
        JsonSchema schema;
        try (InputStream file = BillOfMaterialsTest.class.getResourceAsStream("/bom-1.6.schema.json")) {
            schema = JsonSchemaFactory.getInstance(
                            SpecVersion.VersionFlag.V7,
                            builder -> builder.schemaMappers(
                                    mappers -> mappers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")))
                    .getSchema(new ObjectMapper().readTree(file));
        }
        for (Shipped shipped : Set.of(tool, addOn)) {
            assertEquals("1.6", shipped.bill().get("specVersion").asText());
            assertEquals(Set.of(), schema.validate(shipped.bill()));
            JsonNode wrong = shipped.bill().deepCopy();
            ((ObjectNode) wrong.at("/components/0")).put("type", "thing");
            assertEquals(1, schema.validate(wrong).size());
        }
    }
}
