package org.intone.spark;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.intone.corpus.CorpusFormatException;
import org.intone.corpus.Manifest;
import org.intone.corpus.Utterance;

/** A manifest on any file system that Hadoop reaches, for those who need all its rows at once. No state; serves all threads. */
public final class ClusterManifest {
    private ClusterManifest() {}

    /**
     * Reads a manifest; its files get the full names that {@link ClusterSound} takes.
     *
     * @param csv such as {@code hdfs://name/corpora.csv}; paths in it are relative to its own folder
     * @throws CorpusFormatException if it is no manifest; the message names the line
     */
    public static List<Utterance> read(String csv, Configuration hadoop) throws IOException {
        Path folder = ClusterPath.of(csv, hadoop).getParent();
        return asWritten(csv, hadoop).stream()
                .map(row -> row.withFile(ClusterPath.inFolder(folder, row.file())))
                .toList();
    }

    /** The same rows with their files as they are written, for what hangs on their names, such as the chance of augmentation. */
    static List<Utterance> asWritten(String csv, Configuration hadoop) throws IOException {
        Path path = ClusterPath.of(csv, hadoop);
        // Bytes that are no UTF-8 are an error here, and not a letter.
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(new HadoopSource(path, hadoop).open(), StandardCharsets.UTF_8.newDecoder()))) {
            return Manifest.rows(csv, text);
        } catch (CharacterCodingException e) {
            throw new CorpusFormatException(csv + ": is not UTF-8 text; save it as CSV in UTF-8");
        } catch (FileNotFoundException e) {
            throw new FileNotFoundException(csv + ": no such file; expected a manifest, as scan makes one");
        }
    }
}
