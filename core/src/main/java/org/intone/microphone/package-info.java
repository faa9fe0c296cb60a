/**
 * Sound as it comes in: the microphones of this machine, and how loud it is just now.
 *
 * <p>Read first: {@link org.intone.microphone.Microphones}, which finds them; {@link org.intone.microphone.LiveStream}, which keeps
 * reading while others work; {@link org.intone.microphone.LevelMeter}.
 *
 * <p>Microphones are those of {@code javax.sound.sampled}. What is said, and by whom, is nothing that this package knows.
 */
package org.intone.microphone;
