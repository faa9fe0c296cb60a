package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.intone.audio.Waveform;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class AugmentationsTest {
    private static final Waveform VOICE = Waveform.of(Sounds.buzz(6000, 8000, 150, 0.4), 8000);

    @Test
    void theVersionsGoThroughTheList() {
        assertEquals(
                List.of("noise", "stretch+pitch", "shift+noise", "noise", "stretch+pitch"),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(version -> Augmentations.version(version).name())
                        .toList());
        assertEquals(3, Augmentations.standard().size());
    }

    @Test
    void versionZeroIsTheRecording() {
        assertSame(VOICE, Augmentations.apply(VOICE, 1, "a.wav", 0));
        assertThrows(IllegalArgumentException.class, () -> Augmentations.version(0));
        assertThrows(IllegalArgumentException.class, () -> Augmentations.apply(VOICE, 1, "a.wav", -1));
    }

    @Test
    void theSameArgumentsGiveTheSameSamples() {
        for (int version = 1; version <= 3; version++) {
            float[] first = Augmentations.apply(VOICE, 7, "a.wav", version).samples();
            Augmentations.apply(VOICE, 7, "b.wav", version);
            assertArrayEquals(
                    first, Augmentations.apply(VOICE, 7, "a.wav", version).samples());
        }
    }

    @Test
    void anotherSeedRecordingOrVersionIsAnotherChance() {
        Set<Long> drawn = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (int recording = 0; recording < 10; recording++) {
                for (int version = 1; version <= 10; version++) {
                    drawn.add(Augmentations.random(seed, "clip" + recording + ".wav", version)
                            .nextLong());
                }
            }
        }
        assertEquals(1000, drawn.size());
        assertEquals(
                Augmentations.random(3, "clip", 2).nextLong(),
                Augmentations.random(3, "clip", 2).nextLong());
    }

    @Test
    void theChanceDoesNotChangeFromReleaseToRelease() {
        assertEquals(-6078168509096855527L, Augmentations.random(42, "a.wav", 1).nextLong());
    }
}
