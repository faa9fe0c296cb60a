package org.intone.release;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the bill of materials of an archive, in the CycloneDX form, of what Maven says of the project's dependencies and of the
 * files that the archive has: each file is a component with its own digests, also where it is a library without the natives of
 * other platforms, and what is in no file is left out. The same files make the same bytes.
 */
public final class BillOfMaterials {
    private static final Pattern PURL =
            Pattern.compile("pkg:maven/[^/]+/([^@]+)@([^?]+)\\?(?:classifier=([^&]+)&)?type=jar");
    private static final String NATIVES_OF = "onnxruntime";
    private static final List<String> ALGORITHMS = List.of("SHA-256", "SHA-512", "SHA3-256");

    private final ObjectNode bill;
    private final Path lib;
    private final TreeMap<String, ObjectNode> byFile = new TreeMap<>();

    private BillOfMaterials(ObjectNode bill, Path lib) {
        this.bill = bill;
        this.lib = lib;
    }

    /**
     * Writes a bill.
     *
     * @param args Maven's bill, the archive's folder {@code lib}, the archive's name and its description, the file to write
     * @throws IllegalStateException if there is a file that no dependency has
     */
    public static void main(String[] args) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode bill = (ObjectNode) mapper.readTree(Path.of(args[0]).toFile());
        BillOfMaterials made = new BillOfMaterials(bill, Path.of(args[1]));
        String before = made.bill.at("/metadata/component/bom-ref").asText();
        String name = made.subject(args[2], args[3]);
        made.components();
        made.dependencies(before, name);
        // A name of its own for each content, since two bills of one name are versions of one.
        UUID id = UUID.nameUUIDFromBytes(bill.toString().getBytes(StandardCharsets.UTF_8));
        bill.put("serialNumber", "urn:uuid:" + id);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        Files.writeString(Path.of(args[4]), mapper.writer(printer).writeValueAsString(bill) + "\n");
    }

    /** Says what the bill is of, and returns what it is called within. */
    private String subject(String name, String description) {
        ObjectNode component = (ObjectNode) bill.at("/metadata/component");
        String reference = name + "@" + component.get("version").asText();
        component.remove(List.of("group", "purl", "externalReferences"));
        component.put("bom-ref", reference).put("name", name).put("description", description);
        return reference;
    }

    private void components() throws IOException {
        for (JsonNode component : bill.get("components")) {
            Matcher purl = PURL.matcher(component.path("purl").asText());
            if (purl.matches()) {
                String classifier = purl.group(3) == null ? "" : "-" + purl.group(3);
                byFile.put(purl.group(1) + "-" + purl.group(2) + classifier + ".jar", (ObjectNode) component);
            }
        }
        ArrayNode kept = bill.putArray("components");
        for (Path file : files()) {
            String name = lib.relativize(file).toString().replace('\\', '/');
            ObjectNode component = name.startsWith("native/") ? ofNative(file, kept) : byFile.get(name);
            if (component == null) {
                throw new IllegalStateException("lib/" + name + " is of no dependency of the project");
            }
            complete(component, file, "lib/" + name);
            kept.add(component);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(lib)) {
            // By their names as text, which sort alike on every system.
            return files.filter(Files::isRegularFile)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
    }

    /** A file that was taken out of a library, and has its licence. */
    private ObjectNode ofNative(Path file, ArrayNode components) {
        ObjectNode library = byFile.values().stream()
                .filter(component -> component.path("name").asText().equals(NATIVES_OF))
                .findFirst()
                .orElseThrow();
        ObjectNode component = components.objectNode();
        component
                .put("type", "file")
                .put("bom-ref", "lib/native/" + file.getFileName())
                .put("name", file.getFileName().toString())
                .put("version", library.get("version").asText());
        component.set("licenses", library.get("licenses").deepCopy());
        return component;
    }

    /** Puts in the digests and the place of the file; one that differs from the library as published says so. */
    private static void complete(ObjectNode component, Path file, String place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ArrayNode published = component.withArray("hashes").deepCopy();
        ArrayNode own = component.putArray("hashes");
        for (String algorithm : ALGORITHMS) {
            own.addObject().put("alg", algorithm).put("content", digest(algorithm, bytes));
        }
        if (!published.isEmpty() && !digests(published).containsAll(digests(own))) {
            ObjectNode pedigree = component.putObject("pedigree");
            ObjectNode ancestor = pedigree.putArray("ancestors").addObject();
            for (String key : List.of("type", "group", "name", "version")) {
                ancestor.set(key, component.get(key));
            }
            ancestor.set("hashes", published);
            ancestor.set("purl", component.get("purl"));
            pedigree.put("notes", "without the natives of other platforms");
        }
        if (component.path("group").asText().equals("org.intone")) {
            component.remove("externalReferences");
        }
        component.putObject("evidence").putArray("occurrences").addObject().put("location", place);
    }

    private static Set<String> digests(ArrayNode hashes) {
        Set<String> digests = new HashSet<>();
        hashes.forEach(hash -> digests.add(hash.get("content").asText()));
        return digests;
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who needs whom, of what is there; the archive itself needs what nobody else does. */
    private void dependencies(String before, String name) {
        Set<String> there = new HashSet<>(Set.of(before));
        bill.get("components")
                .forEach(component -> there.add(component.get("bom-ref").asText()));
        ArrayNode all = (ArrayNode) bill.get("dependencies");
        ArrayNode kept = bill.putArray("dependencies");
        ObjectNode own = kept.addObject().put("ref", name);
        Set<String> needed = new HashSet<>();
        for (JsonNode each : all) {
            String reference = each.get("ref").asText();
            if (!there.contains(reference) || reference.equals(before)) {
                continue;
            }
            ObjectNode dependency = kept.addObject().put("ref", reference);
            ArrayNode on = dependency.putArray("dependsOn");
            each.path("dependsOn").forEach(other -> {
                if (there.contains(other.asText())) {
                    on.add(other);
                    needed.add(other.asText());
                }
            });
        }
        ArrayNode on = own.putArray("dependsOn");
        bill.get("components").forEach(component -> {
            if (!needed.contains(component.get("bom-ref").asText())) {
                on.add(component.get("bom-ref"));
            }
        });
    }
}
