/** Arithmetic on {@code float[]} signals: FFT, windows, filter banks, DCT, resampling, statistics. */
package org.intone.signal;
