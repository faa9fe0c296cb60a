package org.intone.corpus;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The labelled recordings of a task and the folder that their paths start from. Immutable. */
public final class Manifest {
    private final Path base;
    private final List<Utterance> rows;

    /**
     * Makes a manifest.
     *
     * @param base the folder that relative paths start from: where the manifest's file lies or will lie
     */
    public Manifest(Path base, List<Utterance> rows) {
        this.base = base.toAbsolutePath().normalize();
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a manifest: CSV in UTF-8 with a header. Only the columns {@code file} and {@code emotion} must be there, in any
     * order; columns of other names are passed over.
     *
     * @throws CorpusFormatException if the file is no manifest; the message names the line
     */
    public static Manifest read(Path csv) throws IOException {
        if (Files.isDirectory(csv)) {
            throw new CorpusFormatException(csv + ": is a folder, expected a manifest, as scan makes one of a folder");
        }
        return new Manifest(folderOf(csv), ManifestCsv.read(csv));
    }

    /**
     * Reads the rows of a manifest that lies on no file system of this machine; their files stay as they are written.
     *
     * @param name of the manifest, for messages
     * @throws CorpusFormatException if the text is no manifest; the message names the line
     */
    public static List<Utterance> rows(String name, Reader csv) throws IOException {
        return ManifestCsv.read(name, csv);
    }

    /**
     * The names of a manifest's columns as its first line has them, for those who read the rows in another way; none of an empty text.
     *
     * @param name of the manifest, for messages
     * @throws CorpusFormatException if the line is no CSV
     */
    public static List<String> header(String name, Reader csv) throws IOException {
        return CsvTable.header(name, csv);
    }

    /** The text of a manifest with these rows, whose files stay as they are: for rows that travel to another machine. */
    public static String text(List<Utterance> rows) {
        StringWriter text = new StringWriter();
        try {
            ManifestCsv.write(text, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes the manifest, with paths relative to the file's own folder: first under a temporary name, so that no half
     * manifest is ever found. A file of that name is replaced.
     */
    public void write(Path csv) throws IOException {
        ManifestCsv.write(csv, movedTo(folderOf(csv)).rows);
    }

    /** The folder that relative paths start from. */
    public Path base() {
        return base;
    }

    /** The rows in their order. */
    public List<Utterance> rows() {
        return rows;
    }

    /** The same base with other rows. */
    public Manifest withRows(List<Utterance> others) {
        return new Manifest(base, others);
    }

    /** The same recordings, their paths relative to another folder. */
    public Manifest movedTo(Path folder) {
        Manifest target = new Manifest(folder, List.of());
        if (target.base.equals(base)) {
            return this;
        }
        return target.withRows(rows.stream()
                .map(row -> row.withFile(target.pathTo(Place.of(base, row.file()))))
                .toList());
    }

    /** Where a row's sound lies. */
    Place placeOf(Utterance row) {
        return Place.of(base, row.file());
    }

    /** A place as this manifest writes it. */
    String pathTo(Place place) {
        return place.relativeTo(base);
    }

    private static Path folderOf(Path csv) {
        return csv.toAbsolutePath().getParent();
    }
}
