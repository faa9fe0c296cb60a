/** Network architectures on LibTorch, each with its ONNX form. */
package org.intone.network;
