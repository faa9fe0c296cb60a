package org.intone.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Names what often lies where sound was expected, so that the message says what to do. */
final class ForeignBytes {
    private static final String LFS_POINTER = "version https://git-lfs";
    private static final int SHOWN_BYTES = 8;

    private ForeignBytes() {}

    /** Throws if the first bytes of a source are certainly no sound. */
    static void refuse(byte[] head, String source) throws AudioFormatException {
        if (head.length == 0) {
            throw new AudioFormatException(source + ": is empty, expected sound");
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith(LFS_POINTER)) {
            throw new AudioFormatException(source
                    + ": is a Git LFS pointer, not the sound itself; run \"git lfs pull\" in its repository,"
                    + " or download the file itself");
        }
        if (start.startsWith("PK\3\4")) {
            throw new AudioFormatException(source, 0, "a zip archive", "sound: name a file in it, or unpack it");
        }
        if (isText(head)) {
            throw new AudioFormatException(source, 0, "text", "sound");
        }
    }

    /** The first bytes in hexadecimal. */
    static String hex(byte[] head) {
        return "bytes " + HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(head, Math.min(SHOWN_BYTES, head.length)));
    }

    /** Formats of sound all have a control character in their headers, but for a few letters that a cut left over. */
    private static boolean isText(byte[] head) {
        for (byte octet : head) {
            boolean space = octet == '\n' || octet == '\r' || octet == '\t' || octet == '\f';
            if ((octet >= 0 && octet < ' ' && !space) || octet == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
