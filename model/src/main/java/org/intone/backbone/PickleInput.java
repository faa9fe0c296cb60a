package org.intone.backbone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, and where in them the operation that runs began. For one thread. */
final class PickleInput {
    /** A longer name of Python is no name. */
    private static final int MAX_LINE_BYTES = 200;

    private final ByteBuffer bytes;
    private int operationOffset;

    PickleInput(byte[] pickle) {
        this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next operation. */
    int next() throws PickleFault {
        operationOffset = bytes.position();
        need(1, "the pickle's STOP");
        return Byte.toUnsignedInt(bytes.get());
    }

    /** An unsigned number of 1, 2 or 4 bytes. */
    long unsigned(int length) throws PickleFault {
        need(length, "a number");
        return switch (length) {
            case 1 -> Byte.toUnsignedLong(bytes.get());
            case 2 -> Short.toUnsignedLong(bytes.getShort());
            default -> Integer.toUnsignedLong(bytes.getInt());
        };
    }

    /** What one of the operations for numbers and text carries. */
    Object scalar(int operation) throws PickleFault {
        return switch (operation) {
            case 'K' -> unsigned(1);
            case 'M' -> unsigned(2);
            case 'J' -> (long) (int) unsigned(4);
            case 'G' -> real();
            case 'X' -> text();
            default -> longInteger();
        };
    }

    /** A whole number of as many bytes as the first says, two's complement. */
    private long longInteger() throws PickleFault {
        int length = (int) unsigned(1);
        if (length > Long.BYTES) {
            throw fault("a number of " + length + " bytes", "8 at most");
        }
        need(length, "a number");
        long value = 0;
        for (int i = 0; i < length; i++) {
            long part = i == length - 1 ? bytes.get() : Byte.toUnsignedLong(bytes.get());
            value |= part << (Byte.SIZE * i);
        }
        return value;
    }

    private double real() throws PickleFault {
        need(Double.BYTES, "a number");
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    private String text() throws PickleFault {
        long length = unsigned(4);
        need(length, "a text");
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The bytes up to the next end of a line. */
    String line() throws PickleFault {
        StringBuilder line = new StringBuilder();
        while (true) {
            need(1, "the end of a name");
            char next = (char) Byte.toUnsignedInt(bytes.get());
            if (next == '\n') {
                return line.toString();
            }
            line.append(next);
            if (line.length() > MAX_LINE_BYTES) {
                throw fault("a name of more than " + MAX_LINE_BYTES + " bytes", "a name of Python");
            }
        }
    }

    private void need(long count, String what) throws PickleFault {
        if (count > bytes.remaining()) {
            throw fault(bytes.remaining() + " bytes before the pickle's end", count + " for " + what);
        }
    }

    /** What is wrong with the operation that runs. */
    PickleFault fault(String found, String expected) {
        return new PickleFault(operationOffset, found, expected);
    }

    /** An operation as a person may read it. */
    static String shown(int operation) {
        return operation > ' ' && operation < 0x7f
                ? "'" + (char) operation + "'"
                : "0x" + Integer.toHexString(operation);
    }

    /** A name with nothing in it that a terminal would obey. */
    static String shown(String name) {
        return name.replaceAll("[^ -~]", "?");
    }
}
