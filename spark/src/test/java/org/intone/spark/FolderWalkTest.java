package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
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

    /** Does not let anybody look into one folder, whoever asks. */
    public static final class Closed extends RawLocalFileSystem {
        @Override
        public FileStatus[] listStatus(Path path) throws IOException {
            if (path.getName().equals("closed")) {
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

    private static String place(java.nio.file.Path path) {
        return "file:" + path;
    }

    @Test
    void aFolderThatCannotBeLookedIntoIsAClipWithItsFaultAndTakesNothingFromOthers() throws IOException {
        List<Clip> found = new ArrayList<>();
        new FolderWalk(new FolderWalk.Folder(place(folder), "", true), hadoop).forEachRemaining(found::add);
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
        assertEquals(List.of(closed), FolderWalk.folders(closed, hadoop));
        assertEquals(3, FolderWalk.folders(place(folder), hadoop).size());
    }
}
