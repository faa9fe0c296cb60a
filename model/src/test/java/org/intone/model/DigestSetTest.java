package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigestSetTest {
    private static String digest(int i) {
        return Sha256.hex(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theDigestIsSha256() {
        // FIPS 180-2, example B.1.
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(digest(7), Sha256.hex("78".getBytes(StandardCharsets.US_ASCII), 1));
    }

    @Test
    void holdsDigestsOfBothHalvesOfTheRange() {
        String low = "0000000000000001" + "0".repeat(48);
        String high = "FFFFFFFFFFFFFFFE" + "0".repeat(48);
        DigestSet set = DigestSet.of(List.of(high, low, high, ""));
        assertEquals(2, set.size());
        assertTrue(set.contains(low));
        assertTrue(set.contains(high));
        assertFalse(set.contains("0000000000000002" + "0".repeat(48)));
        assertFalse(set.contains(""));
        // Big endian, sorted as signed numbers: the high one first.
        assertEquals("//////////4AAAAAAAAAAQ==", set.toBase64());
    }

    @Property(tries = 50)
    void isTheSetOfItsDigests(@ForAll Set<@IntRange(max = 2000) Integer> members) {
        Set<String> digests = new HashSet<>();
        members.forEach(member -> digests.add(digest(member)));
        DigestSet set = DigestSet.fromBase64(DigestSet.of(digests).toBase64());
        assertEquals(digests.size(), set.size());
        IntStream.range(0, 100)
                .forEach(i -> assertEquals(digests.contains(digest(i)), set.contains(digest(i)), "number " + i));
        digests.forEach(digest -> assertTrue(set.contains(digest)));
    }

    @Test
    void refusesWhatIsNoDigest() {
        assertThrows(IllegalArgumentException.class, () -> DigestSet.of(List.of("abc")));
        assertThrows(IllegalArgumentException.class, () -> DigestSet.of(List.of("not hexadecimal, but long enough")));
        assertThrows(IllegalArgumentException.class, () -> DigestSet.fromBase64("AAAA"));
        assertThrows(IllegalArgumentException.class, () -> DigestSet.fromBase64("AAAAAAAAAAH//////////g=="));
    }
}
