package org.intone.evaluate;

/** One scored clip: where it comes from, what is true, and what the model said. Immutable. */
public final class Outcome {
    private final String file;
    private final String corpus;
    private final String speakerId;
    private final String sex;
    private final String age;
    private final int truth;
    private final double[] probabilities;
    private final double uncalibratedConfidence;
    private final boolean uncertain;

    /**
     * Keeps a copy of the probabilities.
     *
     * @param file the clip's name for tables; where a file holds several clips, with the stretch
     * @param corpus the corpus's name, or empty
     * @param speakerId the speaker's name across corpora; equal for two clips only if the same person speaks
     * @param sex {@code female}, {@code male} or empty
     * @param truth index c of the true class
     * @param probabilities of each class c, 0 to 1; need not sum to 1 exactly
     * @throws IllegalArgumentException if truth is no index, or a probability is below 0, above 1 or NaN
     */
    public Outcome(String file, String corpus, String speakerId, String sex, int truth, double[] probabilities) {
        if (truth < 0 || truth >= probabilities.length) {
            throw new IllegalArgumentException(
                    file + ": truth must be 0 to " + (probabilities.length - 1) + ", was " + truth);
        }
        for (double probability : probabilities) {
            if (!(probability >= 0 && probability <= 1 + 1e-6)) {
                throw new IllegalArgumentException(file + ": probabilities must be 0 to 1, one was " + probability);
            }
        }
        this.file = file;
        this.corpus = corpus;
        this.speakerId = speakerId;
        this.sex = sex;
        this.age = "";
        this.truth = truth;
        this.probabilities = probabilities.clone();
        this.uncalibratedConfidence = Double.NaN;
        this.uncertain = false;
    }

    private Outcome(Outcome other, String age, double uncalibratedConfidence, boolean uncertain) {
        this.file = other.file;
        this.corpus = other.corpus;
        this.speakerId = other.speakerId;
        this.sex = other.sex;
        this.age = age;
        this.truth = other.truth;
        this.probabilities = other.probabilities;
        this.uncalibratedConfidence = uncalibratedConfidence;
        this.uncertain = uncertain;
    }

    /** The same clip of which another model, or the same in another state, says this. */
    public Outcome withProbabilities(double[] other) {
        return new Outcome(file, corpus, speakerId, sex, truth, other).withAge(age);
    }

    /** The same of a speaker of this age in years; empty if unknown. */
    public Outcome withAge(String years) {
        return new Outcome(this, years, uncalibratedConfidence, uncertain);
    }

    /**
     * The same with what else the model knows of how sure it is.
     *
     * @param confidence the probability of the predicted class before the temperature, 0 to 1
     * @param isUncertain whether the model calls its answer uncertain
     */
    public Outcome withSureness(double confidence, boolean isUncertain) {
        if (!(confidence >= 0 && confidence <= 1 + 1e-6)) {
            throw new IllegalArgumentException(file + ": confidence must be 0 to 1, was " + confidence);
        }
        return new Outcome(this, age, confidence, isUncertain);
    }

    /** The clip's name. */
    public String file() {
        return file;
    }

    /** The corpus's name, or empty. */
    public String corpus() {
        return corpus;
    }

    /** The speaker's name across corpora. */
    public String speakerId() {
        return speakerId;
    }

    /** {@code female}, {@code male} or empty. */
    public String sex() {
        return sex;
    }

    /** The speaker's age in years as the corpus has it, or empty. */
    public String age() {
        return age;
    }

    /** The index c of the true class. */
    public int truth() {
        return truth;
    }

    /** The number of classes that the model tells apart. */
    public int classes() {
        return probabilities.length;
    }

    /** The probability of class c. */
    public double probability(int c) {
        return probabilities[c];
    }

    /** The most probable class; of equals the first. */
    public int predicted() {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            if (probabilities[c] > probabilities[best]) {
                best = c;
            }
        }
        return best;
    }

    /** The probability of the predicted class. */
    public double confidence() {
        return probabilities[predicted()];
    }

    /** The probability of the predicted class before the temperature; NaN where nobody told. */
    public double uncalibratedConfidence() {
        return uncalibratedConfidence;
    }

    /** Whether the model called its answer uncertain; false where nobody told. */
    public boolean isUncertain() {
        return uncertain;
    }

    /** Whether the predicted class is the true one. */
    public boolean isRight() {
        return predicted() == truth;
    }
}
