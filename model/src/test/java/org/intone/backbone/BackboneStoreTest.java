package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneStoreTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderIsTheSystems() {
        Map<String, String> none = Map.of();
        assertEquals(Path.of("/h/.local/share/intone/backbones"), BackboneStore.folder(none, "Linux", "/h"));
        assertEquals(
                Path.of("/data/intone/backbones"),
                BackboneStore.folder(Map.of("XDG_DATA_HOME", "/data"), "Linux", "/h"));
        assertEquals(
                Path.of("/h/.local/share/intone/backbones"),
                BackboneStore.folder(Map.of("XDG_DATA_HOME", "not/absolute"), "Linux", "/h"));
        assertEquals(
                Path.of("/h/Library/Application Support/intone/backbones"),
                BackboneStore.folder(none, "Mac OS X", "/h"));
        assertEquals(
                Path.of("/l/intone/backbones"), BackboneStore.folder(Map.of("LOCALAPPDATA", "/l"), "Windows 11", "/h"));
        assertEquals(Path.of("/h/AppData/Local/intone/backbones"), BackboneStore.folder(none, "Windows 11", "/h"));
    }

    @Test
    void namesStayInTheFolder() {
        BackboneStore store = new BackboneStore(folder);
        assertEquals(folder.resolve("whisper-tiny.en.onnx"), store.file("whisper-tiny.en"));
        for (String name : List.of("", "../x", "a/b", ".x", "A", "a b", "ä", "-x", "a".repeat(65))) {
            IllegalArgumentException fault = assertThrows(IllegalArgumentException.class, () -> store.file(name), name);
            assertTrue(fault.getMessage().endsWith("was '" + name + "'"), fault.getMessage());
        }
    }

    @Test
    void namesAreListedSorted() throws IOException {
        BackboneStore store = new BackboneStore(folder);
        assertEquals(List.of(), new BackboneStore(folder.resolve("none")).names());
        for (String file : List.of("b.onnx", "a.onnx", ".a.onnx.7.part", "note.txt", "Upper.onnx", ".onnx")) {
            Files.createFile(folder.resolve(file));
        }
        assertEquals(List.of("a", "b"), store.names());
    }

    @Test
    void aMissingBackboneIsSaidWithThoseThatAreHere() throws IOException {
        BackboneStore store = new BackboneStore(folder);
        String empty = assertThrows(IOException.class, () -> store.open("mine")).getMessage();
        assertTrue(empty.startsWith("no backbone mine in " + folder + ", which has none: "), empty);
        Files.createFile(folder.resolve("yours.onnx"));
        String other =
                assertThrows(IOException.class, () -> store.metadata("mine")).getMessage();
        assertTrue(other.endsWith(", which has yours: bring it with 'intone backbone import mine FILE'"), other);
        String known = assertThrows(IOException.class, () -> store.open("whisper-tiny.en"))
                .getMessage();
        assertTrue(
                known.endsWith(
                        "'intone backbone fetch whisper-tiny.en' or 'intone backbone import whisper-tiny.en FILE'"),
                known);
    }
}
