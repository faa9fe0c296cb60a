package org.intone.evaluate;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for which, and the measures that follow from nothing else. Immutable.
 *
 * <pre>
 * counts[truth * classes + predicted]
 * recall(c)    = counts[c, c] / support(c)
 * precision(c) = counts[c, c] / predictions(c)
 * f1(c)        = 2 counts[c, c] / (support(c) + predictions(c))
 * accuracy     = Σ counts[c, c] / n
 * UAR          = mean of recall(c) over the classes with support(c) &gt; 0
 * macro F1     = mean of f1(c)     over the same classes
 * </pre>
 *
 * <p>Only classes that occur in the truth enter the two means, so a corpus without surprise is scored on the classes that
 * it has. The predictions stay those over all classes: a clip of that corpus taken for surprise is an error like any
 * other, and lowers the recall of its true class. A class that occurs and is never predicted has precision 0, as
 * scikit-learn has it by default; where a class neither occurs nor is predicted, its figures are NaN. In macro F1
 * scikit-learn also counts classes that are predicted and do not occur (as 0); here they do not count.
 *
 * <p>Checked against figures worked out by hand and with NumPy. Sources: Schuller et al., "The INTERSPEECH 2009 emotion
 * challenge" (UAR); Sokolova and Lapalme, "A systematic analysis of performance measures", 2009 (the rest).
 */
public final class ConfusionMatrix {
    private final int classes;
    private final int[] counts;

    /** Takes ownership of the counts. */
    ConfusionMatrix(int classes, int[] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /**
     * Counts outcomes.
     *
     * @throws IllegalArgumentException if an outcome has another number of classes
     */
    public static ConfusionMatrix of(int classes, List<Outcome> outcomes) {
        int[] counts = new int[classes * classes];
        for (Outcome outcome : outcomes) {
            if (outcome.classes() != classes) {
                throw new IllegalArgumentException(outcome.file() + ": " + outcome.classes()
                        + " probabilities where there are " + classes + " classes");
            }
            counts[outcome.truth() * classes + outcome.predicted()]++;
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** How many clips of one class were taken for another, or for itself. */
    public int count(int truth, int predicted) {
        return counts[truth * classes + predicted];
    }

    /** How many clips there are. */
    public int total() {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /** How many clips are of class c. */
    public int support(int c) {
        int sum = 0;
        for (int predicted = 0; predicted < classes; predicted++) {
            sum += count(c, predicted);
        }
        return sum;
    }

    /** How many classes occur. */
    public int occurring() {
        return (int) IntStream.range(0, classes).filter(c -> support(c) > 0).count();
    }

    /** How many clips were taken for class c. */
    public int predictions(int c) {
        int sum = 0;
        for (int truth = 0; truth < classes; truth++) {
            sum += count(truth, c);
        }
        return sum;
    }

    /** The part of class c that was recognised; NaN if the class does not occur. */
    public double recall(int c) {
        return (double) count(c, c) / support(c);
    }

    /** The part of what was taken for class c that is; 0 if nothing was and the class occurs, NaN if it does not. */
    public double precision(int c) {
        int predictions = predictions(c);
        return predictions == 0 && support(c) > 0 ? 0 : (double) count(c, c) / predictions;
    }

    /** The harmonic mean of precision and recall; NaN if the class neither occurs nor was predicted. */
    public double f1(int c) {
        return 2.0 * count(c, c) / (support(c) + predictions(c));
    }

    /** The part of all clips that was recognised, also called weighted accuracy; NaN without clips. */
    public double accuracy() {
        int right = 0;
        for (int c = 0; c < classes; c++) {
            right += count(c, c);
        }
        return (double) right / total();
    }

    /** The unweighted average recall; NaN without clips. */
    public double uar() {
        return meanOverOccurring(this::recall);
    }

    /** The unweighted average of F1 over the classes that occur; NaN without clips. */
    public double macroF1() {
        return meanOverOccurring(this::f1);
    }

    private double meanOverOccurring(IntToDoubleFunction measure) {
        return IntStream.range(0, classes)
                .filter(c -> support(c) > 0)
                .mapToDouble(measure)
                .average()
                .orElse(Double.NaN);
    }
}
