package org.intone.backbone;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.intone.model.ModelFormatException;

/**
 * Named tensors in a file of weights. Opening reads where they lie and no values; each tensor is read when it is asked for, so
 * that a decoder in the same file costs nothing. What a file declares is held against what it has before anything is made of
 * that size.
 *
 * <p>For one thread; to be closed.
 */
interface TensorFile extends Closeable {
    /**
     * Opens a file of either format, told apart by its first bytes.
     *
     * @throws ModelFormatException if it is neither, or broken
     * @throws IOException if it cannot be read
     */
    static TensorFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ModelFormatException(file.toString(), "a folder", "a file of weights");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(2);
        }
        return head.length == 2 && head[0] == 'P' && head[1] == 'K' ? TorchFile.open(file) : SafetensorsFile.open(file);
    }

    /** The file's name, for messages. */
    String source();

    /** The names of all tensors. */
    Set<String> names();

    /** The length of each axis of a tensor; empty for a single number. */
    List<Long> shape(String name);

    /**
     * The values of a tensor, the last axis running fastest.
     *
     * @throws ModelFormatException if the file ends before they do
     */
    float[] read(String name) throws IOException;

    /** The number of attention heads, where the file says it. */
    OptionalInt heads();
}
