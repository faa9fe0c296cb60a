package org.intone.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioReader;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.junit.jupiter.api.Test;

/** What every {@link AudioReader} keeps to. A test of a reader extends this with an example file. */
public abstract class AudioReaderContract {
    private static final int BLOCK_FRAMES = 1000;

    /** The reader under test. */
    protected abstract AudioReader reader();

    /** A valid file of 500 frames or more in one or two channels. */
    protected abstract byte[] example();

    /** How many damaged copies to try. */
    protected int damagedCopies() {
        return 2000;
    }

    @Test
    void recognizesItsExampleByTheHead() {
        assertTrue(reader().recognizes(head(example())));
        assertFalse(reader().name().isBlank());
    }

    @Test
    void theSizeOfTheBlocksDoesNotMatter() throws IOException {
        float[] whole = decode(example(), 1 << 20);
        assertTrue(whole.length >= 500);
        assertArrayEquals(whole, decode(example(), BLOCK_FRAMES));
        assertArrayEquals(whole, decode(example(), 1));
    }

    @Test
    void fillsOnlyWhatItSays() throws IOException {
        try (AudioStream stream = reader().open(AudioSource.of(example(), "example"))) {
            float[] block = new float[30 * stream.channels()];
            Arrays.fill(block, 42);
            int frames = stream.read(block, 10, 10);
            assertTrue(frames >= 1 && frames <= 10);
            for (int i = 0; i < block.length; i++) {
                boolean inside = i >= 10 * stream.channels() && i < (10 + frames) * stream.channels();
                assertEquals(inside, block[i] != 42, "at " + i);
            }
        }
    }

    @Test
    void theEndStaysTheEnd() throws IOException {
        try (AudioStream stream = reader().open(AudioSource.of(example(), "example"))) {
            float[] block = new float[BLOCK_FRAMES * stream.channels()];
            while (stream.read(block, 0, BLOCK_FRAMES) >= 0) {
                assertTrue(stream.sampleRate() > 0);
            }
            assertEquals(-1, stream.read(block, 0, BLOCK_FRAMES));
        }
    }

    @Test
    void closesWhatItOpened() throws IOException {
        CountingSource source = new CountingSource(example());
        reader().open(source).close();
        assertEquals(0, source.opened.get());
        CountingSource broken = new CountingSource(Arrays.copyOf(example(), 13));
        assertThrows(AudioFormatException.class, () -> reader().open(broken));
        assertEquals(0, broken.opened.get());
    }

    @Test
    void twoStreamsDoNotMix() throws IOException {
        float[] whole = decode(example(), BLOCK_FRAMES);
        try (AudioStream one = reader().open(AudioSource.of(example(), "one"));
                AudioStream two = reader().open(AudioSource.of(example(), "two"))) {
            float[] first = new float[100 * one.channels()];
            float[] second = new float[100 * two.channels()];
            int frames = Math.min(one.read(first, 0, 100), two.read(second, 0, 100));
            float[] expected = Arrays.copyOf(whole, frames * one.channels());
            assertArrayEquals(expected, Arrays.copyOf(first, expected.length));
            assertArrayEquals(expected, Arrays.copyOf(second, expected.length));
        }
    }

    @Test
    void everyCutGivesSoundOrAFormatError() throws IOException {
        byte[] example = example();
        int step = Math.max(1, example.length / 300);
        for (int length = 0; length < example.length; length += length < 200 ? 1 : step) {
            assertSoundOrFormatError(Arrays.copyOf(example, length), "cut at " + length);
        }
    }

    @Test
    void everyDamageGivesSoundOrAFormatError() throws IOException {
        byte[] example = example();
        SplittableRandom random = new SplittableRandom(20_261_120);
        for (int copy = 0; copy < damagedCopies(); copy++) {
            byte[] damaged = example.clone();
            int reach = copy % 2 == 0 ? Math.min(128, damaged.length) : damaged.length;
            for (int i = 0; i <= random.nextInt(8); i++) {
                damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
            }
            assertSoundOrFormatError(damaged, "damaged copy " + copy);
        }
    }

    @Test
    void noiseGivesSoundOrAFormatError() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            assertSoundOrFormatError(noise, "noise " + i);
        }
        assertSoundOrFormatError("#EXTM3U\nfile:///etc/passwd\n".getBytes(StandardCharsets.US_ASCII), "playlist");
    }

    private void assertSoundOrFormatError(byte[] bytes, String what) throws IOException {
        reader().recognizes(head(bytes));
        try (AudioStream stream = reader().open(AudioSource.of(bytes, what))) {
            float[] block = new float[BLOCK_FRAMES * stream.channels()];
            long frames = 0;
            for (int read = 0; read >= 0 && frames < 1 << 20; read = stream.read(block, 0, BLOCK_FRAMES)) {
                frames += read;
                for (int i = 0; i < read * stream.channels(); i++) {
                    assertTrue(Float.isFinite(block[i]), what);
                }
            }
        } catch (AudioFormatException e) {
            assertTrue(e.getMessage().startsWith(what) && e.getMessage().indexOf('\n') < 0, e.getMessage());
        }
    }

    private float[] decode(byte[] bytes, int blockFrames) throws IOException {
        try (AudioStream stream = reader().open(AudioSource.of(bytes, "example"))) {
            float[] all = new float[(1 << 20) + blockFrames * stream.channels()];
            int frames = 0;
            for (int read = 0; read >= 0; read = stream.read(all, frames, blockFrames)) {
                frames += read;
            }
            return Arrays.copyOf(all, frames * stream.channels());
        }
    }

    private static byte[] head(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, AudioFiles.HEAD_BYTES));
    }

    /** Counts the streams that were opened and not closed. */
    private static final class CountingSource implements AudioSource {
        private final byte[] bytes;
        private final AtomicInteger opened = new AtomicInteger();

        CountingSource(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public InputStream open() {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes) {
                private boolean closed;

                @Override
                public void close() {
                    if (!closed) {
                        closed = true;
                        opened.decrementAndGet();
                    }
                }
            };
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }
    }
}
