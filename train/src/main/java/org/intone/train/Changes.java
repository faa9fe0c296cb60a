package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.intone.augment.Amount;
import org.intone.augment.AugmentationText;
import org.intone.augment.BandWarp;
import org.intone.augment.FeatureAugmentation;
import org.intone.augment.FrameStretch;
import org.intone.augment.Mixup;
import org.intone.augment.Pipeline;
import org.intone.augment.SpecAugment;
import org.intone.augment.SpectralTilt;
import org.intone.feature.FeatureMatrix;

/**
 * What happens to a training row anew in every epoch: to its sound, to its features, to the window of them, and to it and another one.
 *
 * @param sound for the waveform; empty to leave it
 * @param picture for the features of the whole recording, one after the other; empty to leave them
 * @param masks for the window; empty to leave it
 * @param maskProbability how often a window is masked
 * @param mixup for the window and the label; empty to leave them
 * @param mixupProbability how often a window is blended with another one of its batch
 */
record Changes(
        Optional<Pipeline> sound,
        List<Step> picture,
        Optional<SpecAugment> masks,
        double maskProbability,
        Optional<Mixup> mixup,
        double mixupProbability) {
    private static final String MASK_USAGE = "specaugment:8-20";
    private static final String MIXUP_USAGE = "mixup:0.2";
    private static final int MASKS = 2;

    /** A change of features and how often it happens. */
    record Step(FeatureAugmentation change, double probability) {}

    /**
     * Reads a text of {@link AugmentationText}'s words for the sound, and of those for the features:
     *
     * <pre>
     * tempo:FACTOR               longer or shorter by frames between the frames
     * bands:FACTOR               bands moved, as by another vocal tract
     * tilt:UNITS                 brighter or duller, in the features' own unit
     * specaugment:BANDS-FRAMES   two masks of up to so many bands and two of up to so many frames; 8-20 if not given
     * mixup:ALPHA                blends with another row of the batch; 0.2 if not given
     * </pre>
     *
     * @param text words with commas between them, each with a probability behind {@code @} if it is not 1; empty for no change
     * @throws IllegalArgumentException if a word is not known or its numbers are wrong; one line
     */
    static Changes parse(String text) {
        List<String> sounds = new ArrayList<>();
        Changes changes = new Changes(Optional.empty(), List.of(), Optional.empty(), 1, Optional.empty(), 1);
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String word = part.strip().replaceFirst("[:@].*", "");
            switch (word) {
                case "tempo" -> changes = changes.withStep(part.strip(), "tempo:0.9-1.1", FrameStretch::new);
                case "bands" -> changes = changes.withStep(part.strip(), "bands:0.9-1.1", BandWarp::new);
                case "tilt" -> changes = changes.withStep(part.strip(), "tilt:-0.2-0.2", SpectralTilt::new);
                case "specaugment" -> changes = changes.withMasks(part.strip());
                case "mixup" -> changes = changes.withMixup(part.strip());
                default -> sounds.add(part);
            }
        }
        return sounds.isEmpty() ? changes : changes.withSound(sound(String.join(",", sounds)));
    }

    private static Pipeline sound(String text) {
        try {
            return AugmentationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage()
                            .replace(
                                    "must be one of ",
                                    "must be one of standard, tempo, bands, tilt, specaugment, mixup, "),
                    e);
        }
    }

    private Changes withSound(Pipeline pipeline) {
        return new Changes(Optional.of(pipeline), picture, masks, maskProbability, mixup, mixupProbability);
    }

    private Changes withStep(String part, String usage, BiFunction<Double, Double, FeatureAugmentation> maker) {
        Amount amount = amount(part);
        List<Step> steps = new ArrayList<>(picture);
        steps.add(new Step(maker.apply(amount.from(usage), amount.to(usage)), probability(part)));
        return new Changes(sound, List.copyOf(steps), masks, maskProbability, mixup, mixupProbability);
    }

    private Changes withMasks(String part) {
        Amount amount = amount(part).or("8-20");
        SpecAugment made = new SpecAugment(
                MASKS, whole(amount, amount.from(MASK_USAGE)), MASKS, whole(amount, amount.to(MASK_USAGE)));
        return new Changes(sound, picture, Optional.of(made), probability(part), mixup, mixupProbability);
    }

    private static int whole(Amount amount, double number) {
        if (number != Math.rint(number)) {
            throw amount.wrong(MASK_USAGE);
        }
        return (int) number;
    }

    private Changes withMixup(String part) {
        Mixup made = new Mixup(amount(part).or("0.2").from(MIXUP_USAGE));
        return new Changes(sound, picture, masks, maskProbability, Optional.of(made), probability(part));
    }

    private static Amount amount(String part) {
        String what = part.replaceFirst("@.*", "");
        int colon = what.indexOf(':');
        return colon < 0 ? new Amount(what, "") : new Amount(what.substring(0, colon), what.substring(colon + 1));
    }

    private static double probability(String part) {
        int at = part.indexOf('@');
        try {
            double probability = at < 0 ? 1 : Double.parseDouble(part.substring(at + 1));
            if (probability >= 0 && probability <= 1) {
                return probability;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("augmentation must have a probability behind @, was " + part, e);
        }
        throw new IllegalArgumentException("augmentation must have a probability of 0 to 1 behind @, was " + part);
    }

    /** The features of a whole recording, each change made where chance has it. */
    FeatureMatrix pictured(FeatureMatrix features, SplittableRandom random) {
        FeatureMatrix changed = features;
        for (Step step : picture) {
            if (random.nextDouble() < step.probability()) {
                changed = step.change().apply(changed, random);
            }
        }
        return changed;
    }

    /** A window, masked where chance has it. */
    FeatureMatrix masked(FeatureMatrix window, SplittableRandom random) {
        return masks.isPresent() && random.nextDouble() < maskProbability
                ? masks.get().apply(window, random)
                : window;
    }

    /** What a row weighs beside another one of its batch: 1 where it stays alone. */
    double share(SplittableRandom random) {
        return mixup.isPresent() && random.nextDouble() < mixupProbability
                ? mixup.get().weight(random)
                : 1;
    }
}
