package org.intone.cli;

/** Why a figure says nothing about recordings that the model does not know; stands beside every such figure. */
final class Inflated {
    static final String LEAKY = "versions of the test recordings were in training, so this is no measure of anything";

    static final String HEARD = "the model heard some of these recordings in training";

    private Inflated() {}
}
