package org.intone.train;

/**
 * How the word of a teacher, or of several together, counts beside the labels.
 *
 * <pre>
 * loss = labels * cross-entropy of the labels
 *      + probabilities * temperature^2 * Kullback-Leibler divergence of the student's probabilities from the teacher's, both softened
 *      + vector * mean square of (projection of the student's embedding - the teacher's standardised vector)
 * </pre>
 *
 * Sources: G. Hinton et al., Distilling the knowledge in a neural network, 2015; A. Romero et al., FitNets, 2015.
 *
 * @param teacher {@link Tutor#digest} of the teachers, so that a training is resumed with the same ones
 * @param temperature by which logarithms of probabilities are divided, from 1
 * @param labels weight of the labels
 * @param probabilities weight of the teacher's probabilities
 * @param vector weight of the teacher's vector; counts for nothing where its recipe makes more than one row of a recording
 * @param unlabelled how many recordings without a label the teacher speaks of as well
 */
public record TeachingSettings(
        String teacher, double temperature, double labels, double probabilities, double vector, int unlabelled) {
    private static final double MOST = 1000;

    /** Refuses what cannot be. */
    public TeachingSettings {
        if (!(temperature >= 1 && temperature <= MOST)) {
            throw new IllegalArgumentException("temperature must be 1 to 1000, was " + temperature);
        }
        for (double weight : new double[] {labels, probabilities, vector}) {
            if (!(weight >= 0 && weight <= MOST)) {
                throw new IllegalArgumentException("weights of a loss must be 0 to 1000, were " + labels + ", "
                        + probabilities + " and " + vector);
            }
        }
        if (labels + probabilities + vector == 0) {
            throw new IllegalArgumentException("one weight of the loss must be above 0, all were 0");
        }
    }
}
