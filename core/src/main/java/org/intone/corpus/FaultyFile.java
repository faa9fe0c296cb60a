package org.intone.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.intone.audio.AudioFault;

/**
 * A fault that a scan found.
 *
 * @param file as the manifest names it, or would
 * @param fault what is wrong
 * @param detail in words: the other file, the number of channels, the decoder's message
 */
public record FaultyFile(String file, Fault fault, String detail) {
    /**
     * What is wrong with the sound of a row that was decoded.
     *
     * @param channels of its file
     */
    public static List<FaultyFile> ofSound(Utterance row, Collection<AudioFault> faults, int channels) {
        String stretch = row.start().isPresent() || row.end().isPresent()
                ? "the stretch from " + row.start().orElse(0) + " s"
                : "";
        List<FaultyFile> all = new ArrayList<>();
        faults.stream().sorted().forEach(fault -> all.add(new FaultyFile(row.file(), Fault.of(fault), stretch)));
        if (channels > 1) {
            all.add(new FaultyFile(row.file(), Fault.STEREO, channels + " channels"));
        }
        return all;
    }
}
