package org.intone.augment;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.intone.audio.Waveform;

/** Several augmentations one after the other, under their names joined by {@code +}. */
public final class Chain implements Augmentation {
    private final List<Augmentation> links;

    /** In the order in which they are applied; one or more. */
    public Chain(List<Augmentation> links) {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("links must be one or more, were none");
        }
        this.links = List.copyOf(links);
    }

    @Override
    public String name() {
        return links.stream().map(Augmentation::name).collect(Collectors.joining("+"));
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        Waveform changed = waveform;
        for (Augmentation link : links) {
            changed = link.apply(changed, random);
        }
        return changed;
    }
}
