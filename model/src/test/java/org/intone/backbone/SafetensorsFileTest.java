package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.intone.model.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFileTest {
    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x.safetensors"), bytes);
    }

    private String faultOf(byte[] bytes) throws IOException {
        Path file = file(bytes);
        String message = assertThrows(ModelFormatException.class, () -> {
                    try (TensorFile opened = TensorFile.open(file)) {
                        for (String name : opened.names()) {
                            opened.read(name);
                        }
                    }
                })
                .getMessage();
        assertTrue(message.startsWith(file + ": found "), message);
        assertFalse(message.contains("\n"), message);
        return message.substring(file.toString().length() + 2);
    }

    private String headerFault(String header, int dataBytes) throws IOException {
        return faultOf(ToyWhisper.safetensors(header, new byte[dataBytes]));
    }

    private static String tensor(String type, String shape, String offsets) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    @Test
    void valuesShapesAndNamesAreRead() throws IOException {
        byte[] data = ByteBuffer.allocate(28)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(2)
                .putFloat(3)
                .putFloat(-4)
                .putFloat(5)
                .putFloat(.5f)
                .putFloat(9)
                .array();
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]},"
                + "\"c\":{\"dtype\":\"F32\",\"shape\":[5,0],\"data_offsets\":[28,28]}}   ";
        try (TensorFile file = TensorFile.open(file(ToyWhisper.safetensors(header, data)))) {
            assertEquals(Set.of("a", "b", "c"), file.names());
            assertEquals(List.of(2L, 3L), file.shape("a"));
            assertArrayEquals(new float[] {1, 2, 3, -4, 5, .5f}, file.read("a"));
            assertArrayEquals(new float[] {9}, file.read("b"));
            assertEquals(0, file.read("c").length);
            assertTrue(file.heads().isEmpty());
        }
    }

    @Test
    void strangeFilesAreNamed() throws IOException {
        assertEquals("found 0 bytes, expected a safetensors file, which has 8 at least", faultOf(new byte[0]));
        byte[] text = "version https://git-lfs.github.com/spec/v1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(faultOf(text).matches("found a header of \\d+ bytes at byte 0, expected .* has 2 to 35"));
        assertTrue(headerFault("not JSON", 0).startsWith("found no JSON at byte 8 ("));
        assertTrue(headerFault("[1, 2]", 0).contains("broken header at byte 8 (all must be an object)"));
    }

    @Test
    void aHugeDeclaredHeaderIsNotAllocated() throws IOException {
        byte[] negative = new byte[100];
        Arrays.fill(negative, (byte) -1);
        assertTrue(faultOf(negative).contains("header of 18446744073709551615 bytes at byte 0"));
        byte[] large = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1L << 40)
                .array();
        assertTrue(faultOf(large).contains("header of 1099511627776 bytes"));
    }

    @Test
    void tensorsThatDoNotFitAreNamed() throws IOException {
        assertTrue(headerFault(tensor("F32", "[3]", "[0,12]"), 8)
                .contains("data_offsets must rise within 0 to 8, were 0 and 12"));
        assertTrue(headerFault(tensor("F32", "[1]", "[4,0]"), 8).contains("were 4 and 0"));
        assertTrue(headerFault(tensor("F32", "[1]", "[-4,0]"), 8).contains("were -4 and 0"));
        assertTrue(headerFault(tensor("F32", "[1]", "[0,4,8]"), 8).contains("data_offsets must be 2 numbers, were 3"));
        assertTrue(
                headerFault(tensor("F32", "[3]", "[0,8]"), 8).matches("found a of 8 bytes at byte \\d+, expected .*"));
        assertTrue(headerFault(tensor("F32", "[4611686018427387904,4]", "[0,8]"), 8)
                .contains("a of 8 bytes"));
        assertTrue(headerFault(tensor("F32", "[-1,-2]", "[0,8]"), 8).contains("a of 8 bytes"));
        assertTrue(headerFault(tensor("F64", "[1]", "[0,8]"), 8).contains("expected F32, F16 or BF16"));
        assertTrue(headerFault(tensor("F32", "[1.5]", "[0,8]"), 8).contains("a.shape[0] must be a whole number"));
        assertTrue(headerFault("{\"a\":7}", 0).contains("a must be an object"));
        assertTrue(headerFault("{\"a\":{}}", 0).contains("a.dtype is missing"));
    }

    @Test
    void aFolderIsNamedAsSuch() {
        String message = assertThrows(ModelFormatException.class, () -> TensorFile.open(folder))
                .getMessage();
        assertTrue(message.contains("found a folder"), message);
    }

    @Test
    void noBytesBreakTheReader() throws IOException {
        byte[] sound = new ToyWhisper().safetensors(TensorType.F16, ToyWhisper::huggingFace);
        Random random = new Random(7);
        int header = 5000;
        for (int i = 0; i < 400; i++) {
            byte[] broken = random.nextBoolean() ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
            for (int flips = 1 + random.nextInt(3); flips > 0 && broken.length > 0; flips--) {
                broken[random.nextInt(Math.min(header, broken.length))] = (byte) random.nextInt(256);
            }
            Path file = file(broken);
            try (TensorFile opened = TensorFile.open(file)) {
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
