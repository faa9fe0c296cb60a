package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class AudioDigestTest {
    @Test
    void isTheSha256OfLittleEndianFloats() {
        // python3 -c 'import hashlib,struct; print(hashlib.sha256(struct.pack("<3f", 0, 0.5, -1)).hexdigest())'
        assertEquals(
                "722a72d44f07a477de46e86f95a4035474a1412ea9a473ff891155c112ce8dd7",
                AudioDigest.sha256(Waveform.of(new float[] {0, 0.5f, -1}, 8000)));
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                AudioDigest.sha256(Waveform.of(new float[0], 8000)));
    }

    @Test
    void crossesItsBlocksWithoutALoss() {
        // python3 -c 'import hashlib,struct; n=20001; print(hashlib.sha256(struct.pack("<%df"%n,
        // *range(n))).hexdigest())'
        float[] samples = new float[20_001];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = n;
        }
        assertEquals(
                "fb4c8afbd6c4043deaab983a27c1cd0f11e457e73e9fe007f45c45f948aa0f58",
                AudioDigest.sha256(Waveform.of(samples, 8000)));
    }

    @Test
    void negativeZeroIsZeroAndOneBitIsAnother() {
        String zero = AudioDigest.sha256(Waveform.of(new float[] {0, 1}, 8000));
        assertEquals(zero, AudioDigest.sha256(Waveform.of(new float[] {-0f, 1}, 44100)));
        assertNotEquals(zero, AudioDigest.sha256(Waveform.of(new float[] {0, Math.nextDown(1f)}, 8000)));
    }
}
