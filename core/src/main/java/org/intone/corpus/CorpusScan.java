package org.intone.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.intone.corpus.ClipExam.Clip;

/**
 * Finds the recordings below folders and in zips, decodes every one, and makes a manifest of those that can be worked with
 * and a list of what is wrong with the others. A CSV among the paths is a manifest written by hand; its rows are taken as
 * they stand.
 *
 * <p>The result depends on the files alone: not on the order of the paths, the threads or the file system.
 */
public final class CorpusScan {
    private final Path manifestFolder;
    private final int threads;

    /** A scan whose manifest will lie in a folder, on all cores. */
    public CorpusScan(Path manifestFolder) {
        this(manifestFolder, Runtime.getRuntime().availableProcessors());
    }

    /** A scan whose manifest will lie in a folder. */
    public CorpusScan(Path manifestFolder, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
        }
        this.manifestFolder = manifestFolder;
        this.threads = threads;
    }

    /**
     * Scans.
     *
     * @param paths folders, zips, recordings, CSV manifests
     * @throws NoSuchFileException if a path does not exist
     * @throws CorpusFormatException if a CSV is no manifest
     * @throws InterruptedException if the thread is interrupted; no further recording is then begun
     */
    public ScanResult scan(List<Path> paths, ScanProgress progress) throws IOException, InterruptedException {
        Manifest empty = new Manifest(manifestFolder, List.of());
        List<Clip> clips = new ArrayList<>();
        try (Archives archives = new Archives()) {
            FileFinder finder = new FileFinder(archives);
            for (Path path : paths) {
                if (!Files.exists(path)) {
                    throw new NoSuchFileException(path.toString(), null, "there is no such file or folder");
                }
                if (path.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                    clips.addAll(ofManifest(Manifest.read(path), empty));
                } else {
                    finder.add(path);
                }
            }
            List<FaultyFile> faults = new ArrayList<>();
            finder.problems()
                    .forEach(problem -> faults.add(
                            new FaultyFile(empty.pathTo(problem.place()), problem.fault(), problem.detail())));
            clips.addAll(named(
                    finder,
                    archives,
                    empty,
                    new HashSet<>(clips.stream().map(Clip::place).toList()),
                    faults));
            return result(empty, examined(clips, archives, progress), faults);
        }
    }

    private static List<Clip> ofManifest(Manifest given, Manifest target) {
        return given.rows().stream()
                .map(row -> new Clip(row.withFile(target.pathTo(given.placeOf(row))), given.placeOf(row), ""))
                .toList();
    }

    /** The files that a corpus explains; the others become faults. */
    private static List<Clip> named(
            FileFinder finder, Archives archives, Manifest target, Set<Place> listed, List<FaultyFile> faults) {
        List<CorpusReader> readers = new ArrayList<>(
                List.of(new Ravdess(), cremaD(finder, archives, target, faults), new Tess(), new Savee(), new EmoDb()));
        List<FileFinder.Found> sounds = finder.sounds();
        readers.add(EmotionFolders.over(sounds.stream()
                .map(FileFinder.Found::path)
                .filter(path -> read(readers, path).isEmpty())
                .toList()));
        List<Clip> clips = new ArrayList<>();
        for (FileFinder.Found found : sounds) {
            String file = target.pathTo(found.place());
            Optional<ClipName> name = read(readers, found.path());
            if (listed.contains(found.place())) {
                // The hand-written row knows it better.
                continue;
            }
            if (name.isPresent()) {
                clips.add(new Clip(
                        Utterance.of(file, name.get()),
                        found.place(),
                        name.get().clip()));
            } else {
                faults.add(
                        new FaultyFile(file, Fault.UNKNOWN_NAME, "neither its name nor its folders tell the emotion"));
            }
        }
        return clips;
    }

    private static Optional<ClipName> read(List<CorpusReader> readers, ClipPath path) {
        return readers.stream().flatMap(reader -> reader.parse(path).stream()).findFirst();
    }

    private static CremaD cremaD(FileFinder finder, Archives archives, Manifest target, List<FaultyFile> faults) {
        Optional<Place> table = finder.demographics();
        if (table.isEmpty()) {
            return new CremaD();
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(archives.source(table.get()).open(), StandardCharsets.UTF_8))) {
            return CremaD.withActors(table.get().name(), reader);
        } catch (IOException e) {
            faults.add(new FaultyFile(target.pathTo(table.get()), Fault.UNREADABLE, ClipExam.oneLine(e)));
            return new CremaD();
        }
    }

    private List<Clip> examined(List<Clip> clips, Archives archives, ScanProgress progress)
            throws InterruptedException {
        progress.advanced(0, clips.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletionService<Clip> finished = new ExecutorCompletionService<>(pool);
            for (Clip clip : clips) {
                // The completion service hands it back.
                Future<Clip> unused = finished.submit(() -> ClipExam.examine(clip, archives));
            }
            List<Clip> examined = new ArrayList<>();
            for (int done = 1; done <= clips.size(); done++) {
                examined.add(finished.take().get());
                progress.advanced(done, clips.size());
            }
            examined.sort(Clip.ORDER);
            return examined;
        } catch (ExecutionException e) {
            throw new IllegalStateException("decoding failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static ScanResult result(Manifest empty, List<Clip> examined, List<FaultyFile> found) {
        Copies copies = new Copies();
        List<Clip> kept =
                copies.sift(examined.stream().filter(clip -> !clip.leftOut()).toList());
        List<FaultyFile> faults = Stream.of(
                        found.stream(),
                        examined.stream().flatMap(clip -> clip.faults().stream()),
                        copies.faults().stream())
                .flatMap(stream -> stream)
                .sorted(Comparator.comparing(FaultyFile::fault).thenComparing(FaultyFile::file))
                .toList();
        Manifest manifest = empty.withRows(kept.stream().map(Clip::row).toList());
        return new ScanResult(manifest, Summaries.of(examined, kept), faults);
    }
}
