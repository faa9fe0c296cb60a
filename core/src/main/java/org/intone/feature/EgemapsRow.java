package org.intone.feature;

/** The 88 parameters of a recording from its descriptors over time; see {@link EgemapsRecipe}. No state; serves all threads. */
final class EgemapsRow {
    private static final double LEAST_POWER = 1e-12;

    private EgemapsRow() {}

    static float[] of(EgemapsSeries series) {
        float[] row = new float[88];
        int d = 0;
        int peaks = 0;
        for (EgemapsRecipe.Part part : EgemapsRecipe.PARTS) {
            EgemapsFunctional.Track track =
                    new EgemapsFunctional.Track(series.smoothed(part.descriptor(), part.voicing()));
            if (part.descriptor() == EgemapsDescriptor.LOUDNESS) {
                peaks = track.peaks();
            }
            for (EgemapsFunctional functional : part.functionals()) {
                row[d++] = (float) functional.of(track);
            }
        }
        row[d++] = (float) (peaks / (series.frames() * EgemapsSeries.HOP_SECONDS));
        FunctionalSegments segments = FunctionalSegments.of(series.of(EgemapsDescriptor.F0), EgemapsSeries.HOP_SECONDS);
        row[d++] = (float) segments.voicedPerSecond();
        row[d++] = (float) segments.voicedSeconds();
        row[d++] = (float) segments.voicedDeviationSeconds();
        row[d++] = (float) segments.unvoicedSeconds();
        row[d++] = (float) segments.unvoicedDeviationSeconds();
        double power = FunctionalMoments.of(series.of(EgemapsDescriptor.POWER)).mean();
        row[d] = (float) (10 * Math.log10(Math.max(LEAST_POWER, power)));
        return row;
    }
}
