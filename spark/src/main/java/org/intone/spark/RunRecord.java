package org.intone.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.intone.cli.CommandFailure;
import org.intone.model.Release;

/**
 * What a folder of results is of, kept in it as {@value #NAME}, so that no run adds to another's: which command, model and settings.
 *
 * @param facts which must be the same for a run to go on there, in words
 * @param columns the names of the features; none of others
 */
record RunRecord(Map<String, String> facts, List<String> columns) {
    /** Spark passes over names that begin so. */
    static final String NAME = "_intone.json";

    private static final String PART = ".part";

    private static final ObjectMapper JSON = new ObjectMapper();

    RunRecord {
        facts = new LinkedHashMap<>(facts);
    }

    /**
     * Checks a folder, which need not exist yet.
     *
     * @return whether it holds results of the very same already
     * @throws CommandFailure if it holds anything else, in one line that says what
     */
    boolean isOf(Path output, Configuration hadoop) throws IOException {
        FileSystem files = output.getFileSystem(hadoop);
        Path record = new Path(output, NAME);
        FileStatus[] entries = listed(files, output);
        if (entries.length == 0) {
            return false;
        }
        JsonNode there = read(files, record, output);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            String found = there.path("run").path(fact.getKey()).asText("");
            if (!found.equals(fact.getValue())) {
                throw new CommandFailure(output + ": holds results of another run: its " + fact.getKey() + " is "
                        + shown(found) + ", this one's " + shown(fact.getValue()) + "; name another folder");
            }
        }
        return true;
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static FileStatus[] listed(FileSystem files, Path output) throws IOException {
        try {
            if (!files.getFileStatus(output).isDirectory()) {
                throw new CommandFailure(output + ": is a file, expected a folder for the results");
            }
            // A run that was stopped before it had written its record has written nothing else there.
            return files.listStatus(
                    output, entry -> !List.of(NAME + PART, RunMark.NAME).contains(entry.getName()));
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    private static JsonNode read(FileSystem files, Path record, Path output) throws IOException {
        try (InputStream in = files.open(record)) {
            return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            throw new CommandFailure(output + ": holds other files and no " + NAME + "; name an empty or a new folder");
        } catch (JsonProcessingException e) {
            throw new CommandFailure(record + ": is damaged; name another folder");
        }
    }

    /** Makes a folder this run's: under another name first, so that there is never half of a record. */
    void write(Path output, Configuration hadoop) throws IOException {
        FileSystem files = output.getFileSystem(hadoop);
        Path record = new Path(output, NAME);
        ObjectNode node = JSON.createObjectNode().put("intone", Release.version());
        ObjectNode run = node.putObject("run");
        facts.forEach(run::put);
        if (!columns.isEmpty()) {
            columns.forEach(node.putArray("columns")::add);
        }
        Path part = record.suffix(PART);
        try (OutputStream out = files.create(part, true)) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
        }
        if (!files.rename(part, record)) {
            throw new IOException(record + ": cannot be written");
        }
    }
}
