package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intone.model.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFileTest {
    @TempDir
    private Path folder;

    /** The numbers 0 to 11. */
    private static byte[] twelve() {
        ByteBuffer numbers = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 12; i++) {
            numbers.putFloat(i);
        }
        return numbers.array();
    }

    private static byte[] fileOf(long count, long offset, long[] shape, long[] strides) {
        PickleWriter pickle = new PickleWriter().dict().mark().text("a");
        pickle.tensor("FloatStorage", "0", count, offset, shape, strides)
                .op('u')
                .op('.');
        return PickleWriter.zip(pickle.bytes(), Map.of("0", twelve()));
    }

    private float[] read(byte[] bytes) throws IOException {
        try (TensorFile file = TensorFile.open(Files.write(folder.resolve("x.pt"), bytes))) {
            return file.read("a");
        }
    }

    private String faultOf(byte[] bytes) {
        String message =
                assertThrows(ModelFormatException.class, () -> read(bytes)).getMessage();
        String start = folder.resolve("x.pt") + ": found ";
        assertTrue(message.startsWith(start), message);
        assertFalse(message.contains("\n"), message);
        return message.substring(start.length());
    }

    @Test
    void anyLayoutComesOutInOrder() throws IOException {
        assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, read(fileOf(12, 0, new long[] {2, 3}, new long[] {3, 1})));
        assertArrayEquals(new float[] {6, 8, 10, 7, 9, 11}, read(fileOf(12, 6, new long[] {2, 3}, new long[] {1, 2})));
        assertArrayEquals(
                new float[] {0, 4, 1, 5, 2, 6, 3, 7}, read(fileOf(12, 0, new long[] {1, 4, 2}, new long[] {8, 1, 4})));
        assertArrayEquals(new float[] {11}, read(fileOf(12, 11, new long[] {}, new long[] {})));
        assertArrayEquals(new float[] {}, read(fileOf(12, 12, new long[] {0, 4}, new long[] {4, 1})));
    }

    @Test
    void tensorsBeyondTheirStorageAreRefused() {
        long huge = 1L << 62;
        assertTrue(faultOf(fileOf(12, 0, new long[] {13}, new long[] {1})).contains("a with shape [13]"));
        assertTrue(faultOf(fileOf(12, 11, new long[] {2}, new long[] {1})).contains("offset 11"));
        assertTrue(faultOf(fileOf(12, 12, new long[] {}, new long[] {})).contains("offset 12"));
        assertTrue(faultOf(fileOf(12, -1, new long[] {2}, new long[] {1})).contains("offset -1"));
        assertTrue(
                faultOf(fileOf(12, 0, new long[] {huge, 4}, new long[] {1, 1})).contains("within its storage of 12"));
        assertTrue(faultOf(fileOf(huge, 0, new long[] {4}, new long[] {huge})).contains("less than 2 GiB"));
        assertTrue(faultOf(fileOf(12, 0, new long[] {3}, new long[] {-1})).contains("strides [-1]"));
        assertTrue(faultOf(fileOf(12, 0, new long[] {3}, new long[] {1, 1})).contains("strides [1, 1]"));
        // One number shown a billion times would be larger than any file.
        assertTrue(faultOf(fileOf(12, 0, new long[] {1_000_000_000}, new long[] {0}))
                .contains("strides [0]"));
        // A storage that says more than the zip has.
        assertEquals(
                "the end of toy/data/0, expected 4000000 bytes from byte 0 of it",
                faultOf(fileOf(1_000_000, 0, new long[] {1_000_000}, new long[] {1})));
    }

    @Test
    void theStateDictAndTheHeadsAreFound() throws IOException {
        Path file = Files.write(folder.resolve("toy.pt"), new ToyWhisper().torch(TensorType.F16));
        try (TensorFile opened = TensorFile.open(file)) {
            assertEquals(2, opened.heads().orElseThrow());
            assertTrue(opened.names().contains("encoder.blocks.1.mlp.2.bias"));
            assertFalse(opened.names().contains("dims"));
        }
        byte[] plain = fileOf(12, 0, new long[] {12}, new long[] {1});
        try (TensorFile opened = TensorFile.open(Files.write(folder.resolve("x.pt"), plain))) {
            assertEquals(Set.of("a"), opened.names());
            assertTrue(opened.heads().isEmpty());
        }
    }

    @Test
    void strangeZipsAreNamed() throws IOException {
        assertTrue(faultOf("PK is no zip".getBytes(StandardCharsets.UTF_8)).startsWith("a broken zip ("));
        assertEquals("a zip without data.pkl, expected a file that torch.save wrote", faultOf(zip("x/y", "z")));
        assertTrue(faultOf(zip("x/data.pkl", "hello")).startsWith("x/data.pkl deflated"));
        byte[] number = new PickleWriter().integer(3).op('.').bytes();
        assertTrue(faultOf(PickleWriter.zip(number, Map.of())).startsWith("data.pkl without a dict"));
        byte[] evil = new PickleWriter()
                .global("posix", "system")
                .text("id")
                .op(0x85)
                .op('R')
                .op('.')
                .bytes();
        assertEquals(
                "the name posix.system at byte 2 of data.pkl, expected tensors of F32, F16 and BF16 alone; nothing was run",
                faultOf(PickleWriter.zip(evil, Map.of())));
        byte[] lost = new PickleWriter()
                .dict()
                .text("a")
                .tensor(TensorType.F32, "7", 3)
                .op('s')
                .op('.')
                .bytes();
        assertEquals("no toy/data/7, expected a file that torch.save wrote", faultOf(PickleWriter.zip(lost, Map.of())));
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void noBytesBreakTheReader() throws IOException {
        byte[] sound = new ToyWhisper().torch(TensorType.BF16);
        Random random = new Random(11);
        Path file = folder.resolve("x.pt");
        for (int i = 0; i < 400; i++) {
            byte[] broken = random.nextInt(4) > 0 ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
            boolean atTheEnd = random.nextBoolean();
            for (int flips = 1 + random.nextInt(4); flips > 0 && broken.length > 0; flips--) {
                int near = random.nextInt(Math.min(8000, broken.length));
                broken[atTheEnd ? broken.length - 1 - near : near] = (byte) random.nextInt(256);
            }
            try (TensorFile opened = TensorFile.open(Files.write(file, broken))) {
                for (String name : opened.names()) {
                    opened.shape(name);
                    opened.read(name);
                }
            } catch (ModelFormatException e) {
                assertTrue(e.getMessage().startsWith(file + ": found "), e.getMessage());
            }
        }
    }
}
