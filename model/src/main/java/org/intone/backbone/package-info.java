/**
 * Frozen speech encoders that a user brings, such as the encoder of Whisper.
 *
 * <p>A backbone hears a recording and gives, for every 20 ms or so, a vector out of each of its layers; a small network trained
 * on those vectors does better than one that starts from the sound. Weights come in the files of those who published them, are
 * made into one ONNX graph that takes samples, and are kept under the user's data folder. None comes with Intone, and nothing
 * here trains.
 *
 * <p>Files of weights are strangers: what they declare is held against what they have, and a pickle builds tensors or is refused.
 *
 * <p>Read first: {@link org.intone.backbone.Backbone}, {@link org.intone.backbone.BackboneStore},
 * {@link org.intone.backbone.BackboneImport}.
 */
package org.intone.backbone;
