/**
 * Arithmetic on {@code float[]} signals: Fourier transforms, windows, filter banks, cosine transform, decibels, resampling, pitch.
 *
 * <p>It knows arrays and rates, and neither files nor emotions. Tables are made in constructors, inner loops run on plain arrays
 * and allocate nothing. Where librosa has the same function, the numbers are librosa's. Read first:
 * {@link org.intone.signal.Frame}, {@link org.intone.signal.MelFilterBank}, {@link org.intone.signal.Fft}.
 */
package org.intone.signal;
