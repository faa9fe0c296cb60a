package org.intone.train;

/**
 * What a teacher says of a recording.
 *
 * @param probabilities of the classes, softened
 * @param vector its standardised description of the recording; empty if it has none
 */
record Lesson(float[] probabilities, float[] vector) {}
