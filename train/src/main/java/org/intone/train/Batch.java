package org.intone.train;

/**
 * The rows of one step, cut and scaled, and what the network is to say of them.
 *
 * <pre>
 * input[(row * frames + t) * features + d], as {@link Inputs} has it
 * classes[row], {@link Example#UNLABELLED} where there is none
 * targets[row * classes + c]         the label's probability times the weight of the row's class; sums to 0 without a label
 * probabilities[row * classes + c]   what the teacher says; empty without one
 * vectors[row * size + i]            the teacher's vector; empty without one
 * </pre>
 *
 * Immutable by contract: the arrays are shared and never written to.
 */
final class Batch {
    private final float[] input;
    private final long[] shape;
    private final int[] classes;
    private final float[] targets;
    private final float[] probabilities;
    private final float[] vectors;

    Batch(float[] input, long[] shape, int[] classes, float[] targets, float[] probabilities, float[] vectors) {
        this.input = input;
        this.shape = shape;
        this.classes = classes;
        this.targets = targets;
        this.probabilities = probabilities;
        this.vectors = vectors;
    }

    float[] input() {
        return input;
    }

    /** The shape of the input: rows, frames, features. */
    long[] shape() {
        return shape;
    }

    int rows() {
        return classes.length;
    }

    int[] classes() {
        return classes;
    }

    float[] targets() {
        return targets;
    }

    float[] probabilities() {
        return probabilities;
    }

    float[] vectors() {
        return vectors;
    }
}
