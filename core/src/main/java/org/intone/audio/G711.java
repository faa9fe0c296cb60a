package org.intone.audio;

/**
 * The values of the 256 codes of A-law and mu-law, with full scale at 1 (ITU-T Recommendation G.711, tables 1 and 2).
 *
 * <pre>
 * A-law, after XOR with 0x55: sign s, exponent e, mantissa m
 *     e = 0: (2m + 1) * 8,   e &gt; 0: (2m + 33) * 2^(e + 2), all / 32768
 * mu-law, after complement:   ((2m + 33) * 2^(e + 2) - 132) / 32768
 * </pre>
 */
final class G711 {
    static final float[] A_LAW = new float[256];
    static final float[] MU_LAW = new float[256];

    static {
        for (int code = 0; code < 256; code++) {
            A_LAW[code] = aLaw(code ^ 0x55) / 32768f;
            MU_LAW[code] = muLaw(~code) / 32768f;
        }
    }

    private G711() {}

    private static int aLaw(int code) {
        int exponent = code >> 4 & 7;
        int mantissa = code & 15;
        int magnitude = exponent == 0 ? (2 * mantissa + 1) << 3 : (2 * mantissa + 33) << (exponent + 2);
        return (code & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static int muLaw(int code) {
        int magnitude = ((2 * (code & 15) + 33) << ((code >> 4 & 7) + 2)) - 132;
        return (code & 0x80) == 0 ? magnitude : -magnitude;
    }
}
