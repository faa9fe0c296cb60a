package org.intone.report;

/** A way to write answers, a line for each, as they come. Immutable. */
public interface AnswerFormat {
    /** What stands above the first answer: a line, or nothing. */
    String header();

    /** The line of an answer, without a newline. */
    String line(Answer answer);
}
