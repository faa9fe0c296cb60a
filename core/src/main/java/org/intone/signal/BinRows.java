package org.intone.signal;

/**
 * One bin of neighbouring frames, for a {@link PhaseVocoder}: element i of each row belongs to frame i.
 *
 * <pre>
 * magnitude[i] = |X[i]|,  re[i] + i im[i] = X[i] / |X[i]|, 1 where X[i] is 0
 * step[i] = (X[i+1] / |X[i+1]|) conj(X[i] / |X[i]|)
 * </pre>
 */
final class BinRows {
    /** Added where only its sign and direction count, so that the direction of 0 is 1; far below what rounding leaves of a sound. */
    private static final float NUDGE = 1e-16f;

    /** Nothing beside the square of the nudge, and not 0 where a sound undoes the nudge. */
    private static final float LEAST_SQUARE = 1e-37f;

    private static final float SILENT_LENGTH = (float) Math.sqrt(NUDGE * NUDGE + LEAST_SQUARE);

    final float[] magnitude;
    final float[] stepRe;
    final float[] stepIm;
    private final float[] re;
    private final float[] im;
    private final float[] nextRe;
    private final float[] nextIm;

    BinRows(int lanes) {
        this.magnitude = new float[lanes];
        this.stepRe = new float[lanes];
        this.stepIm = new float[lanes];
        this.re = new float[lanes];
        this.im = new float[lanes];
        this.nextRe = new float[lanes];
        this.nextIm = new float[lanes];
    }

    /** The real part of the direction of the first frame. */
    float firstRe() {
        return re[0];
    }

    /** The imaginary part of the direction of the first frame. */
    float firstIm() {
        return im[0];
    }

    /**
     * Takes a bin's rows, of which the last frames may be silent.
     *
     * @param known the frames that the rows hold
     * @param count the frames that are wanted; those behind the known ones are silent
     */
    void set(float[] spectraRe, float[] spectraIm, int known, int count) {
        polar(spectraRe, spectraIm, magnitude, re, im, known);
        for (int i = known; i < count; i++) {
            magnitude[i] = 0;
            re[i] = 1;
            im[i] = 0;
        }
        System.arraycopy(re, 1, nextRe, 0, count - 1);
        System.arraycopy(im, 1, nextIm, 0, count - 1);
        steps(re, im, nextRe, nextIm, stepRe, stepIm, count - 1);
    }

    private static void polar(float[] xRe, float[] xIm, float[] magnitude, float[] re, float[] im, int count) {
        for (int i = 0; i < count; i++) {
            float x = xRe[i] + NUDGE;
            float y = xIm[i];
            float length = (float) Math.sqrt(x * x + y * y + LEAST_SQUARE);
            float inverse = 1 / length;
            // What the nudge alone makes of silence is silence.
            magnitude[i] = length - SILENT_LENGTH;
            re[i] = x * inverse;
            im[i] = y * inverse;
        }
    }

    private static void steps(
            float[] re, float[] im, float[] nextRe, float[] nextIm, float[] stepRe, float[] stepIm, int count) {
        for (int i = 0; i < count; i++) {
            stepRe[i] = nextRe[i] * re[i] + nextIm[i] * im[i];
            stepIm[i] = nextIm[i] * re[i] - nextRe[i] * im[i];
        }
    }
}
