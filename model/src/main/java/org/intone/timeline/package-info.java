/**
 * Emotions over time: long recordings, and streams while they come in.
 *
 * <pre>
 * samples ─speech finder→ stretches of speech ─cut→ windows ─Recognizer→ predictions ─smoothed→ windows ─joined→ segments
 * </pre>
 *
 * <p>It does not tell speakers apart: each channel is one.
 *
 * <p>Read first: {@link org.intone.timeline.Timeline}, {@link org.intone.timeline.TimelineSettings}.
 */
package org.intone.timeline;
