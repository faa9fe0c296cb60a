package org.intone.clean;

import java.util.List;
import java.util.stream.Collectors;
import org.intone.audio.Waveform;

/** Several cleanings one after the other, under their names joined by commas. */
public final class CleaningChain implements Cleaning {
    private final List<Cleaning> links;

    /** In the order in which they are applied; one or more. */
    public CleaningChain(List<? extends Cleaning> links) {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("links must be one or more, were none");
        }
        this.links = List.copyOf(links);
    }

    @Override
    public String name() {
        return links.stream().map(Cleaning::name).collect(Collectors.joining(","));
    }

    @Override
    public Waveform clean(Waveform waveform) {
        Waveform cleaned = waveform;
        for (Cleaning link : links) {
            cleaned = link.clean(cleaned);
        }
        return cleaned;
    }
}
