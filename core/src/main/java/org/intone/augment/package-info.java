/**
 * From {@link org.intone.audio.Waveform} to {@link org.intone.audio.Waveform}: seeded changes that make more training data; and some
 * of features, which are {@link org.intone.augment.FeatureAugmentation} and {@link org.intone.augment.Mixup}.
 *
 * <p>It changes sound as another recording of the same sentence would differ, so that the emotion stays. It knows nothing of
 * corpora and splits: that only training rows are augmented is the trainer's to see to. What every recording should be freed of, without
 * chance, is {@code clean}'s. Read first: {@link org.intone.augment.Augmentation}, {@link org.intone.augment.Augmentations},
 * {@link org.intone.augment.AugmentationText}.
 */
package org.intone.augment;
