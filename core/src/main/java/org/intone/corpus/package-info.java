/**
 * From folders and zips to a manifest of utterances, and its splits.
 *
 * <p>A {@link org.intone.corpus.CorpusReader} knows what the file names of one published corpus say; a
 * {@link org.intone.corpus.CorpusScan} decodes everything below some folders, names what is wrong, and makes a
 * {@link org.intone.corpus.Manifest}, which anyone may write by hand too; a {@link org.intone.corpus.SplitPlan} divides its
 * rows, and {@link org.intone.corpus.LeakCheck} refuses a division whose test would be known from training.
 *
 * <p>Not here: decoding (package {@code audio}), features, and the mapping of emotions to classes
 * ({@link org.intone.emotion.LabelSet}). Nothing is downloaded.
 *
 * <p>Read first: {@link org.intone.corpus.Utterance}, {@link org.intone.corpus.CorpusScan},
 * {@link org.intone.corpus.SplitPlan}.
 */
package org.intone.corpus;
