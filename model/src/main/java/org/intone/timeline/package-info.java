/**
 * Emotions over time: long recordings, and streams while they come in.
 *
 * <pre>
 * samples ─speech finder→ stretches of speech ─cut→ windows ─Recognizer→ predictions ─smoothed→ windows ─joined→ segments
 * </pre>
 *
 * A recording and a stream go through the same code: {@link org.intone.timeline.TimelineRecognizer} gives a {@link
 * org.intone.timeline.Timeline} of what {@link org.intone.timeline.StreamRecognizer} tells as {@link
 * org.intone.timeline.StreamEvent}s, bit for bit, however the samples were cut into blocks.
 *
 * <p>It does not tell speakers apart: each channel is one.
 *
 * <p>Read first: {@link org.intone.timeline.Timeline}, {@link org.intone.timeline.TimelineRecognizer}, {@link
 * org.intone.timeline.TimelineSettings}.
 */
package org.intone.timeline;
