/** From encoded bytes to a {@link org.intone.audio.Waveform}. */
package org.intone.audio;
