package org.intone.train;

/**
 * What is trained on what.
 *
 * @param name the architecture, such as {@code cnn2d}
 * @param width scales its numbers of channels
 * @param recipe name or id of the features
 */
public record NetworkSettings(String name, double width, String recipe) {}
