package org.intone.backbone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes pickles of protocol 2, operation by operation, and the zip around them. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int memos;

    PickleWriter() {
        out.writeBytes(new byte[] {(byte) 0x80, 2});
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    PickleWriter op(int operation) {
        out.write(operation);
        return this;
    }

    private PickleWriter little(int bytes, long value) {
        byte[] all = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        out.write(all, 0, bytes);
        return this;
    }

    PickleWriter mark() {
        return op('(');
    }

    PickleWriter dict() {
        return op('}').put();
    }

    /** Remembers the top of the stack, as Python does with everything but numbers. */
    PickleWriter put() {
        int index = memos++;
        return index < 256 ? op('q').little(1, index) : op('r').little(4, index);
    }

    PickleWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        op('X').little(4, utf8.length);
        out.writeBytes(utf8);
        return put();
    }

    PickleWriter integer(long value) {
        if (value >= 0 && value < 256) {
            return op('K').little(1, value);
        }
        if (value >= 0 && value < 65536) {
            return op('M').little(2, value);
        }
        return (int) value == value
                ? op('J').little(4, value)
                : op(0x8a).little(1, 8).little(8, value);
    }

    PickleWriter global(String module, String name) {
        op('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return put();
    }

    PickleWriter orderedDict() {
        return global("collections", "OrderedDict").op(')').op('R').put();
    }

    private PickleWriter tuple(long... values) {
        mark();
        for (long value : values) {
            integer(value);
        }
        return op('t').put();
    }

    /** A reference to numbers in the zip. */
    PickleWriter storage(String type, String key, long count) {
        return mark().text("storage")
                .global("torch", type)
                .text(key)
                .text("cpu")
                .integer(count)
                .op('t')
                .put()
                .op('Q');
    }

    /** A tensor that has a storage to itself. */
    PickleWriter tensor(TensorType type, String key, int... shape) {
        long[] lengths = new long[shape.length];
        long[] strides = new long[shape.length];
        long count = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            lengths[axis] = shape[axis];
            strides[axis] = count;
            count *= shape[axis];
        }
        String storage =
                switch (type) {
                    case F32 -> "FloatStorage";
                    case F16 -> "HalfStorage";
                    case BF16 -> "BFloat16Storage";
                };
        return tensor(storage, key, count, 0, lengths, strides);
    }

    /** A tensor of any layout. */
    PickleWriter tensor(String storage, String key, long count, long offset, long[] lengths, long[] strides) {
        global("torch._utils", "_rebuild_tensor_v2")
                .mark()
                .storage(storage, key, count)
                .integer(offset);
        return tuple(lengths)
                .tuple(strides)
                .op(0x89)
                .orderedDict()
                .op('t')
                .put()
                .op('R')
                .put();
    }

    /** A pickle and storages in a zip, nothing deflated. */
    static byte[] zip(byte[] pickle, Map<String, byte[]> storages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "toy/data.pkl", pickle);
            store(zip, "toy/byteorder", "little".getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                store(zip, "toy/data/" + storage.getKey(), storage.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
