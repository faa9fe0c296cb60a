/**
 * From {@link org.intone.audio.Waveform} to {@link org.intone.audio.Waveform} without chance: levels, filters, silence and noise.
 *
 * <p>It takes away what does not belong to the speech, once and the same way each time, where {@code augment} adds by chance what
 * might have been there. It does not judge: whether a model wants its input cleaned is decided by what it was trained on. Read
 * first: {@link org.intone.clean.Cleaning}, {@link org.intone.clean.Cleanings}, {@link org.intone.clean.Denoise}.
 */
package org.intone.clean;
