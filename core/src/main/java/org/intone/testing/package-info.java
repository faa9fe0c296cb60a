/**
 * Made-up speech, for tests and for trying everything without a recording: a voice without a human ({@link
 * org.intone.testing.VoiceSynthesizer}), and folders of its clips under the names of the five corpora ({@link
 * org.intone.testing.MadeUpCorpus}).
 *
 * <p>It is no speech synthesiser: nothing it says has words. It makes sounds whose pitch, level, rate and brightness are
 * known, so that a network that learns is told from one that does not, in seconds and without a single recording.
 */
package org.intone.testing;
