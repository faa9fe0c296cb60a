/**
 * Charts of measures and recordings as pictures: {@link org.intone.chart.Picture} draws itself as SVG for pages and as SVG and PNG for
 * files. {@link org.intone.chart.RecordingChart} shows what is in one recording.
 *
 * <p>{@link org.intone.chart.EmotionColours} holds the one colour that an emotion has everywhere. Every picture has a title, axes with
 * units, and a sentence that says in words what it shows. XChart draws, Batik writes SVG; both want the fonts of the system. Measures come
 * from {@code org.intone.evaluate}, spectra and pitch from {@code org.intone.feature}.
 */
package org.intone.chart;
