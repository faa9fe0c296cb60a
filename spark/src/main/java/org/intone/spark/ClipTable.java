package org.intone.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.intone.cli.CommandFailure;
import org.intone.cli.Problems;
import org.intone.corpus.CorpusFormatException;
import org.intone.corpus.Manifest;

/**
 * What the arguments of a command mean, as a table of {@link Clip} whose names are found inside the executors: the driver knows the
 * arguments and folders' names, never those of the recordings.
 */
final class ClipTable {
    /** Folders that are looked into at the same time, for each core. */
    private static final int FOLDERS_PER_CORE = 4;

    /** Spark's option that says whether a path is a pattern: a name may have brackets, and what is a pattern was decided before. */
    static final String AS_PATTERN = "__globPaths__";

    private static final int MOST_LEVELS = 3;
    private static final int MOST_FOLDERS = 100_000;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Configuration hadoop;
    private final Broadcast<SerializableConfiguration> shared;

    private final List<Clip> clips = new ArrayList<>();
    private final List<FolderWalk.Folder> folders = new ArrayList<>();
    private final List<String> zips = new ArrayList<>();
    private final List<Dataset<Row>> tables = new ArrayList<>();

    private ClipTable(SparkSession spark, Broadcast<SerializableConfiguration> shared) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.hadoop = context.hadoopConfiguration();
        this.shared = shared;
    }

    /**
     * The clips that arguments mean, each once: folders with all below, patterns such as {@code calls/*.wav}, zips, manifests
     * ({@code .csv}), lists of names ({@code .txt}) and files.
     *
     * @throws CommandFailure if one cannot be reached, in one line
     */
    static Dataset<Row> of(SparkSession spark, Broadcast<SerializableConfiguration> shared, List<String> arguments) {
        ClipTable table = new ClipTable(spark, shared);
        for (String argument : arguments) {
            try {
                table.add(argument);
            } catch (FileNotFoundException e) {
                throw new CommandFailure(argument + ": no such file or folder");
            } catch (IOException | IllegalArgumentException e) {
                throw new CommandFailure(argument + ": cannot be reached: " + Problems.line(e));
            }
        }
        // What is wrong in one row of a manifest takes nothing from another.
        return table.all().dropDuplicates(new String[] {Clip.KEY[0], Clip.KEY[1], Clip.KEY[2], "fault"});
    }

    private void add(String argument) throws IOException {
        Path path = ClusterPath.of(argument, hadoop);
        FileSystem files = path.getFileSystem(hadoop);
        if (ClusterPath.zipMark(path.toString()) >= 0) {
            clips.add(Clip.of(path.toString()));
            return;
        }
        if (isPattern(path.toString()) && !files.exists(path)) {
            addPattern(argument, path, files);
            return;
        }
        String name = path.getName().toLowerCase(Locale.ROOT);
        if (files.getFileStatus(path).isDirectory()) {
            folders.add(FolderWalk.Folder.named(path));
        } else if (FolderWalk.isZip(name)) {
            zips.add(path.toString());
        } else if (name.endsWith(".csv")) {
            tables.add(manifest(argument, path));
        } else if (name.endsWith(".txt")) {
            tables.add(list(path));
        } else {
            clips.add(Clip.of(path.toString()));
        }
    }

    private static boolean isPattern(String path) {
        return path.chars().anyMatch(letter -> "*?[{".indexOf(letter) >= 0);
    }

    /** The folders are found here, what is in them by the executors. */
    private void addPattern(String argument, Path path, FileSystem files) throws IOException {
        FileStatus[] parents = files.globStatus(path.getParent());
        if (parents == null || Arrays.stream(parents).noneMatch(FileStatus::isDirectory)) {
            throw new FileNotFoundException(argument);
        }
        Arrays.stream(parents)
                .filter(FileStatus::isDirectory)
                .map(parent -> parent.getPath().toString())
                .forEach(parent -> folders.add(new FolderWalk.Folder(parent, parent, path.getName(), false)));
    }

    private Dataset<Row> list(Path path) {
        String folder = path.getParent().toString();
        return spark.read()
                .option(AS_PATTERN, false)
                .textFile(path.toString())
                .filter((FilterFunction<String>) line -> !line.isBlank())
                .map((MapFunction<String, Row>) line -> listed(folder, line).toRow(), Encoders.row(Clip.SCHEMA));
    }

    private static Clip listed(String folder, String line) {
        try {
            return Clip.of(ClusterPath.inFolder(new Path(folder), line));
        } catch (IllegalArgumentException e) {
            return Clip.failed(folder + "/" + line, e.getMessage());
        }
    }

    /**
     * Streamed by one task and not split, since a cell may hold a line's end. Spark does not look for the columns, which it does by the
     * name as a pattern.
     */
    private Dataset<Row> manifest(String argument, Path path) throws IOException {
        ManifestRow rows = ManifestRow.of(
                argument, header(argument, path), path.getParent().toString());
        Dataset<Row> csv = spark.read()
                .schema(rows.cells())
                .option(AS_PATTERN, false)
                .option("header", true)
                .option("multiLine", true)
                .option("escape", "\"")
                .csv(path.toString());
        return csv.map((MapFunction<Row, Row>) row -> rows.clip(row).toRow(), Encoders.row(Clip.SCHEMA));
    }

    private List<String> header(String manifest, Path path) throws IOException {
        try (Reader text = new InputStreamReader(new HadoopSource(path, hadoop).open(), StandardCharsets.UTF_8)) {
            return Manifest.header(manifest, text);
        } catch (CorpusFormatException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    private Dataset<Row> all() {
        List<Dataset<Row>> parts = new ArrayList<>(tables);
        parts.add(spark.createDataFrame(clips.stream().map(Clip::toRow).collect(Collectors.toList()), Clip.SCHEMA));
        Broadcast<SerializableConfiguration> conf = shared;
        if (!zips.isEmpty()) {
            parts.add(table(context.parallelize(zips, zips.size())
                    .flatMap(zip -> FolderWalk.inZip(zip, conf.value().value()).iterator())));
        }
        if (!folders.isEmpty()) {
            List<FolderWalk.Folder> wide = widened();
            parts.add(table(context.parallelize(wide, wide.size())
                    .flatMap(folder -> new FolderWalk(folder, conf.value().value()))));
        }
        return parts.stream().reduce(Dataset::union).orElseThrow();
    }

    private Dataset<Row> table(JavaRDD<Clip> found) {
        return spark.createDataFrame(found.map(Clip::toRow), Clip.SCHEMA);
    }

    /** So many folders that every core has some to look into, if there are: level by level, and no deeper than needed. */
    private List<FolderWalk.Folder> widened() {
        Set<FolderWalk.Folder> wide = new LinkedHashSet<>(folders);
        int enough = FOLDERS_PER_CORE * context.defaultParallelism();
        List<FolderWalk.Folder> level =
                folders.stream().filter(FolderWalk.Folder::isDeep).collect(Collectors.toList());
        Broadcast<SerializableConfiguration> conf = shared;
        for (int depth = 0; depth < MOST_LEVELS && !level.isEmpty() && wide.size() < enough; depth++) {
            List<FolderWalk.Folder> next = context.parallelize(level, Math.min(level.size(), enough))
                    .flatMap(folder ->
                            FolderWalk.folders(folder, conf.value().value()).iterator())
                    .take(MOST_FOLDERS);
            if (next.isEmpty() || next.size() == MOST_FOLDERS) {
                break;
            }
            level.forEach(wide::remove);
            level.forEach(folder -> wide.add(folder.flat()));
            wide.addAll(next);
            level = next;
        }
        return List.copyOf(wide);
    }
}
