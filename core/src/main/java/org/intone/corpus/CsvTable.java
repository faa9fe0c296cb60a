package org.intone.corpus;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.intone.file.WholeFile;

/** A CSV table with a header, in UTF-8: cells by column name, whatever the order, and errors that name the line. */
final class CsvTable {
    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private int width;

    private CsvTable(String name) {
        this.name = name;
    }

    /**
     * Reads a table.
     *
     * @param needed the columns that must be there
     * @throws CorpusFormatException if it is no such table
     */
    static CsvTable read(Path file, List<String> needed) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return parse(file.toString(), reader, needed);
        } catch (CharacterCodingException e) {
            throw new CorpusFormatException(file + ": is not UTF-8 text; save it as CSV in UTF-8");
        }
    }

    /** Reads a table from text; {@code name} is for messages. */
    static CsvTable parse(String name, Reader reader, List<String> needed) throws IOException {
        CsvTable table = new CsvTable(name);
        int line = 1;
        try (MappingIterator<String[]> lines = lines(reader)) {
            while (lines.hasNextValue()) {
                String[] cells = lines.nextValue();
                if (table.columns.isEmpty()) {
                    table.header(line, cells, needed);
                } else if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                    table.add(line, cells);
                }
                line = nextLine(lines);
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new CorpusFormatException(
                    name, at == null ? line : at.getLineNr(), "is not CSV: " + e.getOriginalMessage());
        }
        if (table.columns.isEmpty()) {
            throw new CorpusFormatException(
                    name + ": is empty, expected a header with the columns " + String.join(", ", needed));
        }
        return table;
    }

    /**
     * The cells of the first line that is not blank; none of an empty text. What lies behind it is not read.
     *
     * @throws CorpusFormatException if the line is no CSV
     */
    static List<String> header(String name, Reader reader) throws IOException {
        try (MappingIterator<String[]> lines = lines(reader)) {
            while (lines.hasNextValue()) {
                String[] cells = lines.nextValue();
                if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                    return List.of(cells);
                }
            }
            return List.of();
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(name + ": is not CSV: " + e.getOriginalMessage());
        }
    }

    private static MappingIterator<String[]> lines(Reader reader) throws IOException {
        return MAPPER.readerFor(String[].class).readValues(withoutMark(reader));
    }

    /** The text behind the byte order mark with which spreadsheets begin a file: a quote after it would not open a cell. */
    private static Reader withoutMark(Reader reader) throws IOException {
        PushbackReader text = new PushbackReader(reader);
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private static int nextLine(MappingIterator<String[]> lines) {
        return lines.getParser().currentLocation().getLineNr();
    }

    private void header(int line, String[] cells, List<String> needed) throws CorpusFormatException {
        width = cells.length;
        for (int i = 0; i < cells.length; i++) {
            String column = cells[i].strip().toLowerCase(Locale.ROOT);
            if (columns.put(column, i) != null && !column.isEmpty()) {
                throw new CorpusFormatException(name, line, "the column " + column + " stands twice");
            }
        }
        for (String column : needed) {
            if (!columns.containsKey(column)) {
                throw new CorpusFormatException(
                        name,
                        line,
                        "no column " + column + " in the header '"
                                + String.join(",", cells) + "'; needed are "
                                + String.join(", ", needed) + ", separated by commas");
            }
        }
    }

    private void add(int line, String[] cells) throws CorpusFormatException {
        if (cells.length > width) {
            throw new CorpusFormatException(
                    name,
                    line,
                    cells.length + " cells but " + width
                            + " columns in the header; a cell with a comma must stand in quotes");
        }
        rows.add(new Row(line, cells));
    }

    /** The rows in their order. */
    List<Row> rows() {
        return rows;
    }

    /** Whether the header has a column. */
    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Writes a table, whole or not at all. */
    static void write(Path file, List<String> header, Iterable<List<String>> rows) throws IOException {
        WholeFile.writeText(file, writer -> write(writer, header, rows));
    }

    /** Writes a table and closes the writer. */
    static void write(Writer writer, List<String> header, Iterable<List<String>> rows) throws IOException {
        try (var sequence = MAPPER.writer().writeValues(writer)) {
            sequence.write(header);
            for (List<String> row : rows) {
                sequence.write(row);
            }
        }
    }

    /** One line of the table. */
    final class Row {
        private final int line;
        private final String[] cells;

        private Row(int line, String[] cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The cell as it stands; empty if the table has no such column. */
        String raw(String column) {
            Integer index = columns.get(column);
            return index == null || index >= cells.length ? "" : cells[index];
        }

        /** The cell without blanks around it. */
        String text(String column) {
            return raw(column).strip();
        }

        /** A number of 0 or more; empty if the cell is. */
        OptionalDouble number(String column) throws CorpusFormatException {
            String text = text(column);
            if (text.isEmpty()) {
                return OptionalDouble.empty();
            }
            double value;
            try {
                value = new BigDecimal(text).doubleValue();
            } catch (NumberFormatException e) {
                throw error(column + " '" + text + "' is not a number such as 1.5");
            }
            if (value < 0 || !Double.isFinite(value)) {
                throw error(column + " " + text + " must be 0 or more");
            }
            return OptionalDouble.of(value);
        }

        /** A whole number of 0 or more; 0 if the cell is empty. */
        int count(String column) throws CorpusFormatException {
            double value = number(column).orElse(0);
            if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
                throw error(column + " " + text(column) + " must be a whole number");
            }
            return (int) value;
        }

        /** A complaint that names the file and this line. */
        CorpusFormatException error(String problem) {
            return new CorpusFormatException(name, line, problem);
        }
    }
}
