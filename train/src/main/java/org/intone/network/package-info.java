/**
 * Architectures of neural networks and their layers, each in two forms with the same numbers: LibTorch, which trains, and
 * ONNX, which the model file holds. Nothing here trains or predicts: {@code org.intone.train} fits the weights and
 * {@code org.intone.model} runs the file. Read first: {@link org.intone.network.Network},
 * {@link org.intone.network.Networks} and {@link org.intone.network.LibTorch}.
 */
package org.intone.network;
