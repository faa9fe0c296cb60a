package org.intone.feature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.intone.file.WholeFile;

/**
 * Features on disk, so that no recording is described twice by one recipe. A file for each recording and recipe:
 *
 * <pre>
 * FOLDER/classic-162@1/ab/abcdef...-48000.features       digest of the samples, and their rate
 *
 * int magic, int frames, int features, float values[t * features + d], long CRC-32 of all before; big-endian
 * </pre>
 *
 * The rate is part of the name since the digest of the samples does not tell it. A file appears whole or not at all, so a run that
 * is killed loses only what was in the making; one that is damaged counts as missing. Several processes may use one folder. No
 * state; serves all threads.
 */
public final class FeatureCache {
    private static final int MAGIC = 0x494e5446;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;
    private static final String DIGEST = "[0-9a-f]{64}";

    private final Path folder;
    private final Recipe recipe;

    /** The features of one recipe below a folder, which is made when there is something to keep. */
    public FeatureCache(Path folder, Recipe recipe) {
        this.folder = folder.resolve(recipe.id());
        this.recipe = recipe;
    }

    /**
     * The features of a recording.
     *
     * @param sha256 of its samples, as {@link org.intone.audio.AudioDigest} has it
     * @param sampleRate of its samples, before any resampling
     * @return empty if they are not there, or not whole
     */
    public Optional<FeatureMatrix> find(String sha256, int sampleRate) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(sha256, sampleRate));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (bytes.length < HEADER_BYTES + Long.BYTES || crc(bytes) != lastLong(bytes)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int magic = in.getInt();
        int frames = in.getInt();
        int features = in.getInt();
        if (magic != MAGIC || features != recipe.features()) {
            return Optional.empty();
        }
        float[] values = new float[frames * features];
        in.asFloatBuffer().get(values);
        return Optional.of(new FeatureMatrix(values, frames, features));
    }

    /** Keeps the features of a recording. */
    public void put(String sha256, int sampleRate, FeatureMatrix matrix) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + Float.BYTES * matrix.values().length + Long.BYTES);
        bytes.putInt(MAGIC).putInt(matrix.frames()).putInt(matrix.features());
        bytes.asFloatBuffer().put(matrix.values());
        bytes.putLong(bytes.capacity() - Long.BYTES, crc(bytes.array()));
        WholeFile.write(file(sha256, sampleRate), out -> out.write(bytes.array()));
    }

    private Path file(String sha256, int sampleRate) {
        if (!sha256.matches(DIGEST)) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, was " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + "-" + sampleRate + ".features");
    }

    private static long crc(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - Long.BYTES);
        return sum.getValue();
    }

    private static long lastLong(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
    }
}
