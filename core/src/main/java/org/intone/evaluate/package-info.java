/**
 * From truth and predictions to measures with intervals.
 *
 * <p>An {@link org.intone.evaluate.Outcome} is one scored clip. {@link org.intone.evaluate.Evaluation} makes of a list of
 * them the {@link org.intone.evaluate.Scores} of the whole, of each corpus, sex and speaker. {@link
 * org.intone.evaluate.Temperature} calibrates probabilities on development data. {@link
 * org.intone.evaluate.Comparison} holds models against one another on the same clips,
 * {@link org.intone.evaluate.Robustness} one model against itself on disturbed sound.
 *
 * <p>The headline is UAR, the unweighted average recall: the mean of the classes' recalls, which a model cannot raise by
 * preferring the commoner class. It is the same as balanced accuracy; chance is one over the number of classes.
 *
 * <p>This package does not choose what is scored: which clips are in the test is the split's matter. It writes nothing and
 * formats no figure. Read {@link org.intone.evaluate.Outcome}, {@link org.intone.evaluate.Evaluation} and {@link
 * org.intone.evaluate.ConfusionMatrix} first.
 *
 * <p>Measures are fractions from 0 to 1; NaN stands where nothing was there to be measured, such as the recall of a class
 * that does not occur.
 */
package org.intone.evaluate;
