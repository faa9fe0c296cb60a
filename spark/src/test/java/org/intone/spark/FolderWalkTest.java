package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
    @TempDir
    private java.nio.file.Path folder;

    private Configuration hadoop;

    private static final Patience BRIEF = new Patience(List.of(1L, 1L, 1L));

    /** Does not let anybody look into one folder, whoever asks, and into another at the fourth try. */
    public static final class Closed extends RawLocalFileSystem {
        private static final AtomicInteger DOZED = new AtomicInteger();

        @Override
        public FileStatus[] listStatus(Path path) throws IOException {
            if (path.getName().equals("closed") || (path.getName().equals("dozing") && DOZED.incrementAndGet() <= 3)) {
                throw new IOException(path + ": nobody may look");
            }
            return super.listStatus(path);
        }
    }

    @BeforeEach
    void write() throws IOException {
        hadoop = new Configuration();
        hadoop.set("fs.file.impl", Closed.class.getName());
        hadoop.set("fs.file.impl.disable.cache", "true");
        for (String name : List.of("a", "closed", "z")) {
            Files.createFile(Files.createDirectory(folder.resolve(name)).resolve("1.wav"));
        }
    }

    private static FolderWalk.Folder named(String place) {
        return FolderWalk.Folder.named(new Path(place));
    }

    private static String place(java.nio.file.Path path) {
        return "file:" + path;
    }

    @Test
    void aFolderThatCannotBeLookedIntoIsAClipWithItsFaultAndTakesNothingFromOthers() throws IOException {
        List<Clip> found = new ArrayList<>();
        new FolderWalk(named(place(folder)), hadoop, BRIEF).forEachRemaining(found::add);
        found.sort((one, other) -> one.file().compareTo(other.file()));
        assertEquals(
                List.of(place(folder) + "/a/1.wav", place(folder) + "/closed", place(folder) + "/z/1.wav"),
                found.stream().map(Clip::file).toList());
        assertNull(found.get(0).fault());
        assertTrue(
                found.get(1).fault().contains("nobody may look"), found.get(1).fault());
    }

    /** It may be a moment's fault: were there nothing in it, all below would be lost without a word. */
    @Test
    void aFolderThatCannotBeLookedIntoNowIsLookedIntoAgain() {
        String closed = place(folder) + "/closed";
        assertEquals(List.of(named(closed)), FolderWalk.folders(named(closed), hadoop));
        assertEquals(3, FolderWalk.folders(named(place(folder)), hadoop).size());
    }

    @Test
    void aFolderIsLookedIntoOnceTheFileSystemAnswers() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("dozing")).resolve("1.wav"));
        List<String> found = found(named(place(folder) + "/dozing"), hadoop);
        assertEquals(List.of(place(folder) + "/dozing/1.wav"), found);
    }

    private static List<String> found(FolderWalk.Folder from, Configuration hadoop) throws IOException {
        List<String> found = new ArrayList<>();
        new FolderWalk(from, hadoop, BRIEF).forEachRemaining(clip -> found.add(clip.file()));
        return found.stream().sorted().toList();
    }

    /** One leads to the top, one to its own folder, one outside, from where the next leads back; one more leads down and is no circle. */
    @Test
    void linksThatLeadRoundInACircleLeadToNothingNew() throws IOException {
        java.nio.file.Path top = Files.createDirectory(folder.resolve("top"));
        java.nio.file.Path in = Files.createDirectories(top.resolve("b/c"));
        Files.createFile(in.resolve("1.wav"));
        Files.createFile(Files.createDirectory(folder.resolve("beside")).resolve("2.wav"));
        Files.createSymbolicLink(in.resolve("up"), top);
        Files.createSymbolicLink(in.resolve("here"), in);
        Files.createSymbolicLink(in.resolve("beside"), folder.resolve("beside"));
        Files.createSymbolicLink(folder.resolve("beside/round"), folder.resolve("top"));
        Files.createSymbolicLink(top.resolve("d"), in);
        for (Configuration each : List.of(hadoop, MountedFolder.hadoop(folder))) {
            String place = (each == hadoop ? place(folder) : MountedFolder.ROOT) + "/top";
            List<String> all = List.of(
                    place + "/b/c/1.wav", place + "/b/c/beside/2.wav", place + "/d/1.wav", place + "/d/beside/2.wav");
            FolderWalk.Folder named = named(place);
            assertEquals(all, found(named, each));
            // Level by level, as the folders are spread over executors.
            List<FolderWalk.Folder> level = List.of(named);
            List<String> spread = new ArrayList<>();
            for (int depth = 0; depth < 3; depth++) {
                List<FolderWalk.Folder> inner = new ArrayList<>();
                for (FolderWalk.Folder next : level) {
                    spread.addAll(found(next.flat(), each));
                    inner.addAll(FolderWalk.folders(next, each));
                }
                level = inner;
            }
            for (FolderWalk.Folder rest : level) {
                spread.addAll(found(rest, each));
            }
            assertEquals(all, spread.stream().sorted().toList());
        }
    }
}
