package org.intone.audio;

/**
 * What 32 ms of sound at 16 kHz are like; {@link SoundMeter} has the formulas.
 *
 * @param levelDb the mean power, in dB of full scale; -120 for silence
 * @param lowDb the mean power of the bins of 0.5 to 3.1 kHz
 * @param highDb the mean power of the bins of 4.6 to 7.6 kHz
 * @param periodicity the highest share of itself that 40 ms around repeat after 2 to 16.6 ms, about 0 to 1
 */
public record SoundFrame(double levelDb, double lowDb, double highDb, double periodicity) {}
