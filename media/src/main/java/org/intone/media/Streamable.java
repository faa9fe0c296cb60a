package org.intone.media;

import java.nio.charset.StandardCharsets;

/** Which containers are read from their beginning to their end, since they need no index from their end. */
final class Streamable {
    /** How many bytes tell. */
    static final int HEAD_BYTES = 4;

    private static final int EBML = 0x1A45DFA3;

    private Streamable() {}

    /** Whether bytes begin like Ogg, FLAC, Matroska or WebM, MP3, ADTS or RIFF. */
    static boolean is(byte[] head) {
        if (head.length < HEAD_BYTES) {
            return false;
        }
        String tag = new String(head, 0, HEAD_BYTES, StandardCharsets.ISO_8859_1);
        int number = ((head[0] & 0xFF) << 24) | ((head[1] & 0xFF) << 16) | ((head[2] & 0xFF) << 8) | (head[3] & 0xFF);
        boolean isFrame = (number & 0xFFE0_0000) == 0xFFE0_0000;
        return tag.equals("OggS")
                || tag.equals("fLaC")
                || tag.equals("RIFF")
                || tag.startsWith("ID3")
                || number == EBML
                || isFrame;
    }
}
