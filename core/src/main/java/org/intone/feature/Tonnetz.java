package org.intone.feature;

import org.intone.signal.ChromaFilterBank;

/**
 * Where a chord lies on the circles of fifths, of minor thirds and of major thirds.
 *
 * <pre>
 * y[2i] = r[i] sum over c of p[c] sin(a[i] c),  y[2i+1] = r[i] sum over c of p[c] cos(a[i] c),  i = 0 .. 2
 * p[c] = chroma[c] / sum over c of chroma[c],  a = (7/6, 3/2, 2/3) pi,  r = (1, 1, 1/2)
 * </pre>
 *
 * Equal to {@code librosa.feature.tonnetz(chroma=...)} 0.11 (within 1e-5). Silence gives 0. No state; serves all threads.
 *
 * <p>Source: Harte, Sandler and Gasser, Detecting harmonic change in musical audio, ACM AMCMM 2006.
 */
public final class Tonnetz {
    /** The number of coordinates. */
    public static final int SIZE = 6;

    private static final double[] TURNS = {7.0 / 6, 3.0 / 2, 2.0 / 3};
    private static final double[] RADII = {1, 1, 0.5};
    private static final float[][] TABLE = new float[SIZE][ChromaFilterBank.CLASSES];

    static {
        for (int i = 0; i < TURNS.length; i++) {
            for (int c = 0; c < ChromaFilterBank.CLASSES; c++) {
                TABLE[2 * i][c] = (float) (RADII[i] * Math.sin(Math.PI * TURNS[i] * c));
                TABLE[2 * i + 1][c] = (float) (RADII[i] * Math.cos(Math.PI * TURNS[i] * c));
            }
        }
    }

    private Tonnetz() {}

    /** The coordinates, T x 6, of a chroma, T x 12. */
    public static FeatureMatrix of(FeatureMatrix chroma) {
        if (chroma.features() != ChromaFilterBank.CLASSES) {
            throw new IllegalArgumentException("chroma must have 12 classes, had " + chroma.features());
        }
        float[] values = new float[chroma.frames() * SIZE];
        for (int t = 0; t < chroma.frames(); t++) {
            computeInto(chroma.values(), t * ChromaFilterBank.CLASSES, values, t * SIZE);
        }
        return new FeatureMatrix(values, chroma.frames(), SIZE);
    }

    /** The coordinates of one frame, {@code chroma[from .. from + 11]}, to {@code out[at .. at + 5]}. */
    public static void computeInto(float[] chroma, int from, float[] out, int at) {
        float sum = 0;
        for (int c = 0; c < ChromaFilterBank.CLASSES; c++) {
            sum += chroma[from + c];
        }
        float scale = sum < Float.MIN_NORMAL ? 1 : 1 / sum;
        for (int i = 0; i < SIZE; i++) {
            float product = 0;
            for (int c = 0; c < ChromaFilterBank.CLASSES; c++) {
                product += TABLE[i][c] * chroma[from + c];
            }
            out[at + i] = product * scale;
        }
    }
}
