/** From {@link org.intone.audio.Waveform} to {@link org.intone.audio.Waveform}: seeded changes that make more training data. */
package org.intone.augment;
