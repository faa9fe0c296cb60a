/**
 * The model file, and recognition with ONNX Runtime.
 *
 * <p>A model is one ONNX file that holds the graph and, as JSON in the ONNX metadata, all that is needed to use it and to
 * judge it: labels, recipe of the features, scaler, calibration, what it was trained on and how it measures. The graph is
 * built here by {@link org.intone.model.OnnxGraph}, so that training needs no Python to end in such a file.
 *
 * <p>Nothing here trains, and nothing here loads LibTorch: a program that only recognizes needs this module and the core.
 *
 * <p>Read first: {@link org.intone.model.Recognizer}, {@link org.intone.model.ModelFile},
 * {@link org.intone.model.ModelMetadata}.
 */
package org.intone.model;
