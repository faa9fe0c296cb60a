package org.intone.feature;

import java.util.List;

/** The functionals of {@code egemaps@1}, by openSMILE's names. */
enum EgemapsFunctional {
    MEAN("amean", "mean") {
        @Override
        double of(Track track) {
            return track.moments.mean();
        }
    },
    VARIATION("stddevNorm", "standard deviation / mean") {
        @Override
        double of(Track track) {
            return track.moments.variation();
        }
    },
    P20("percentile20.0", "percentile 20") {
        @Override
        double of(Track track) {
            return track.percentiles.at(20);
        }
    },
    P50("percentile50.0", "percentile 50") {
        @Override
        double of(Track track) {
            return track.percentiles.at(50);
        }
    },
    P80("percentile80.0", "percentile 80") {
        @Override
        double of(Track track) {
            return track.percentiles.at(80);
        }
    },
    RANGE("pctlrange0-2", "percentile 80 - percentile 20") {
        @Override
        double of(Track track) {
            return track.percentiles.range(20, 80);
        }
    },
    MEAN_RISING("meanRisingSlope", "mean slope of the rises, a second") {
        @Override
        double of(Track track) {
            return track.slopes.meanRising();
        }
    },
    DEVIATION_RISING("stddevRisingSlope", "standard deviation of the slopes of the rises, a second") {
        @Override
        double of(Track track) {
            return track.slopes.deviationRising();
        }
    },
    MEAN_FALLING("meanFallingSlope", "mean slope of the falls, a second, as a positive number") {
        @Override
        double of(Track track) {
            // Not -0, where there are none.
            return 0 - track.slopes.meanFalling();
        }
    },
    DEVIATION_FALLING("stddevFallingSlope", "standard deviation of the slopes of the falls, a second") {
        @Override
        double of(Track track) {
            return track.slopes.deviationFalling();
        }
    };

    static final List<EgemapsFunctional> ALL = List.of(values());
    static final List<EgemapsFunctional> TWO = List.of(MEAN, VARIATION);
    static final List<EgemapsFunctional> ONE = List.of(MEAN);

    /** Movements of no more than this share of the range from percentile 20 to 80 are no rises and falls. */
    static final double LEAST_OF_RANGE = 0.1;

    /** Nor are those of no more than this share of the whole range, which tells where most frames are silent. */
    static final double LEAST_OF_ALL = 0.01;

    private final String suffix;
    private final String formula;

    EgemapsFunctional(String suffix, String formula) {
        this.suffix = suffix;
        this.formula = formula;
    }

    /** What a column's name ends with. */
    String suffix() {
        return suffix;
    }

    /** How it is computed. */
    String formula() {
        return formula;
    }

    abstract double of(Track track);

    /** What all functionals of a smoothed series are computed from. */
    static final class Track {
        private final FunctionalMoments moments;
        private final FunctionalPercentiles percentiles;
        private final FunctionalSlopes slopes;

        Track(float[] smoothed) {
            this.moments = FunctionalMoments.of(smoothed);
            this.percentiles = FunctionalPercentiles.of(smoothed);
            double threshold =
                    Math.max(LEAST_OF_RANGE * percentiles.range(20, 80), LEAST_OF_ALL * percentiles.range(0, 100));
            this.slopes = FunctionalSlopes.of(smoothed, EgemapsSeries.HOP_SECONDS, threshold);
        }

        int peaks() {
            return slopes.peaks();
        }
    }
}
