package org.intone.spark;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;

/** How much was heard, counted inside the executors: the accumulators {@code clips}, {@code seconds} and {@code errors} of Spark's UI. */
final class RunCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LongAccumulator clips;
    private final DoubleAccumulator seconds;
    private final LongAccumulator errors;

    RunCounts(SparkContext spark) {
        clips = spark.longAccumulator("clips");
        seconds = spark.doubleAccumulator("seconds");
        errors = spark.longAccumulator("errors");
    }

    /** Counts a clip that was heard. */
    void heard(double howLong) {
        clips.add(1L);
        seconds.add(howLong);
    }

    /** Counts a clip that could not be. */
    void failed() {
        clips.add(1L);
        errors.add(1L);
    }

    /** Those that were heard or could not be. */
    long clips() {
        return clips.value();
    }

    double seconds() {
        return seconds.value();
    }

    long errors() {
        return errors.value();
    }
}
