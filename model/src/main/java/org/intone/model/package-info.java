/** The model file, and recognition with ONNX Runtime. */
package org.intone.model;
