/**
 * From encoded bytes to a {@link org.intone.audio.Waveform}: one channel of floats at the recording's own rate.
 *
 * <p>Read first: {@link org.intone.audio.AudioFiles}, which finds the reader by content; {@link org.intone.audio.Waveform},
 * what comes out; {@link org.intone.audio.AudioReader}, the service by which a module adds formats.
 *
 * <p>WAV, AIFF and AU are decoded here in plain Java. This package changes no sound beyond the mean of channels and, where
 * asked for, the rate; it plays nothing, and what records is in {@code org.intone.microphone}.
 */
package org.intone.audio;
