package org.intone.spark;

import java.util.List;

/**
 * What a run hears and how it divides the work.
 *
 * @param command its name
 * @param inputs what is heard, as it was given
 * @param output the folder of the results, as it was given
 * @param again whether what failed before is tried once more
 * @param roundClips how many clips are heard before what was made of them is kept; positive
 * @param taskClips how many clips one task hears at the most where there are many; positive
 * @param tasksPerCore how many tasks each core gets in a round where there are few clips; positive
 */
record RunSettings(
        String command,
        List<String> inputs,
        String output,
        boolean again,
        long roundClips,
        long taskClips,
        int tasksPerCore) {
    RunSettings {
        inputs = List.copyOf(inputs);
    }
}
