package org.intone.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of modules and packages in ARCHITECTURE.md: what each package may use. */
final class ModuleTable {
    private static final List<String> HEADER = List.of("module", "packages", "one line", "may use", "libraries");
    private static final Set<String> NOTHING = Set.of("", "–", "-");

    /** A package's row; {@code mayUse} holds names of packages, its own among them. */
    record Row(String module, String name, Set<String> mayUse, Set<String> libraries) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private ModuleTable() {}

    static ModuleTable read(Path markdown) throws IOException {
        return parse(Files.readAllLines(markdown));
    }

    /** Reads the first table with the five columns; names that it does not define are refused. */
    static ModuleTable parse(List<String> lines) {
        ModuleTable table = new ModuleTable();
        String module = "";
        boolean inside = false;
        for (String line : lines) {
            List<String> cells = cells(line);
            if (!inside) {
                inside = cells.equals(HEADER);
            } else if (cells.isEmpty()) {
                break;
            } else if (!cells.get(0).startsWith("-")) {
                module = cells.get(0).isEmpty() ? module : cells.get(0);
                table.add(module, cells);
            }
        }
        if (table.rows.isEmpty()) {
            throw new IllegalArgumentException("no table with the columns " + HEADER);
        }
        table.resolve();
        return table;
    }

    private static List<String> cells(String line) {
        if (!line.strip().startsWith("|")) {
            return List.of();
        }
        return Arrays.stream(line.strip().replaceFirst("^\\|", "").split("\\|", -1))
                .map(cell -> cell.replace("`", "").strip())
                .limit(HEADER.size())
                .toList();
    }

    private static Set<String> names(String cell) {
        return NOTHING.contains(cell)
                ? Set.of()
                : Arrays.stream(cell.split(","))
                        .map(String::strip)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void add(String module, List<String> cells) {
        for (String name : names(cells.get(1))) {
            Row row = new Row(module, name, names(cells.get(3)), names(cells.get(4)));
            if (rows.put(name, row) != null) {
                throw new IllegalArgumentException("package " + name + " stands twice");
            }
        }
    }

    /** Replaces names of modules, and the word {@code all}, by names of packages. */
    private void resolve() {
        rows.replaceAll((name, row) -> {
            Set<String> packages = new LinkedHashSet<>(Set.of(name));
            row.mayUse().forEach(used -> packages.addAll(packagesOf(used, name)));
            return new Row(row.module(), name, packages, row.libraries());
        });
    }

    private Set<String> packagesOf(String used, String user) {
        if (used.equals("all")) {
            return rows.keySet();
        }
        Set<String> ofModule = rows.values().stream()
                .filter(row -> row.module().equals(used))
                .map(Row::name)
                .collect(Collectors.toSet());
        if (!ofModule.isEmpty()) {
            return ofModule;
        }
        if (!rows.containsKey(used)) {
            throw new IllegalArgumentException(
                    user + " may use " + used + ", which is no module or package of the table");
        }
        return Set.of(used);
    }

    /** The packages in the table's order. */
    Map<String, Row> rows() {
        return rows;
    }
}
