package org.intone.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** A class depends on nothing but what its package's row of the table names. */
final class TableCondition extends ArchCondition<JavaClass> {
    /** Where the libraries that the table names have their classes. */
    static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry(
                    "JTransforms", List.of("org.jtransforms.", "pl.edu.icm.jlargearrays.", "org.visnow.jlargearrays.")),
            Map.entry("Jackson CSV", List.of("com.fasterxml.jackson.")),
            Map.entry("Jackson", List.of("com.fasterxml.jackson.")),
            Map.entry("FFmpeg (bytedeco)", List.of("org.bytedeco.ffmpeg.", "org.bytedeco.javacpp.")),
            Map.entry("ONNX Runtime", List.of("ai.onnxruntime.")),
            Map.entry(
                    "Tribuo's ONNX classes",
                    List.of("ai.onnx.proto.", "org.tribuo.util.onnx.", "com.google.protobuf.")),
            Map.entry("LibTorch", List.of("org.bytedeco.pytorch.", "org.bytedeco.openblas.", "org.bytedeco.javacpp.")),
            Map.entry("parquet-floor", List.of("blue.strategic.parquet.", "org.apache.parquet.")),
            Map.entry("libsvm", List.of("libsvm.")),
            Map.entry("XChart", List.of("org.knowm.xchart.")),
            Map.entry("EJML", List.of("org.ejml.")),
            Map.entry("Batik", List.of("org.apache.batik.", "org.w3c.dom.")),
            Map.entry("Pebble", List.of("io.pebbletemplates.")),
            Map.entry("Javalin", List.of("io.javalin.")),
            Map.entry("Jetty", List.of("org.eclipse.jetty.", "jakarta.servlet.")),
            Map.entry("Micrometer", List.of("io.micrometer.")),
            Map.entry("commonmark", List.of("org.commonmark.")),
            Map.entry("Asciidoctor", List.of("org.asciidoctor.")),
            Map.entry("picocli", List.of("picocli.")),
            Map.entry("progressbar", List.of("me.tongfei.progressbar.")),
            Map.entry("JJava", List.of("org.dflib.jjava.")),
            Map.entry("JShell", List.of("jdk.jshell.")),
            Map.entry(
                    "Spark",
                    List.of("org.apache.spark.", "org.apache.hadoop.", "org.apache.commons.compress.", "scala.")),
            Map.entry("JMH", List.of("org.openjdk.jmh.")));

    private final String root;
    private final ModuleTable table;

    /** For the packages below {@code root}, which the table names without it. */
    TableCondition(String root, ModuleTable table) {
        super("depend only on what the table of ARCHITECTURE.md allows");
        this.root = root + ".";
        this.table = table;
        table.rows().values().stream()
                .flatMap(row -> row.libraries().stream())
                .filter(library -> !LIBRARIES.containsKey(library))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(
                            "library " + unknown + " is not known, known are " + LIBRARIES.keySet());
                });
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        ModuleTable.Row row = table.rows().get(packageName(item));
        if (row == null) {
            events.add(SimpleConditionEvent.violated(item, item.getName() + " lies in a package that the table lacks"));
            return;
        }
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!target.isPrimitive() && !allows(row, target)) {
                events.add(SimpleConditionEvent.violated(
                        item, row.name() + " may not use: " + dependency.getDescription()));
            }
        }
    }

    private boolean allows(ModuleTable.Row row, JavaClass target) {
        String name = target.getName();
        if (name.startsWith(root)) {
            return row.mayUse().contains(packageName(target));
        }
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || row.libraries().stream()
                        .flatMap(library -> LIBRARIES.get(library).stream())
                        .anyMatch(name::startsWith);
    }

    private String packageName(JavaClass item) {
        String whole = item.getPackageName();
        return whole.startsWith(root) ? whole.substring(root.length()) : whole;
    }
}
