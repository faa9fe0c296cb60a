package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class AudioFilesFuzzTest {
    @Property(tries = 500)
    void anyBytes(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
        assertSoundOrFormatError(bytes);
    }

    @Property(tries = 500)
    void anyBytesBehindAMagicWord(@ForAll @From("magic") String magic, @ForAll @Size(max = 300) byte[] rest)
            throws IOException {
        byte[] bytes = new byte[magic.length() + rest.length];
        System.arraycopy(magic.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, magic.length());
        System.arraycopy(rest, 0, bytes, magic.length(), rest.length);
        assertSoundOrFormatError(bytes);
    }

    @Provide
    Arbitrary<String> magic() {
        String pcm = "\20\0\0\0\1\0\1\0\u0080>\0\0\0}\0\0\2\0\20\0";
        String common = "COMM\0\0\0\22\0\1\0\0\0\0\0\20@\14\u00fa\0\0\0\0\0\0\0";
        return Arbitraries.of(
                "RIFF",
                "RIFF\0\0\0\0WAVE",
                "RIFF\u00ff\u00ff\u00ff\u00ffWAVEfmt ",
                "RIFF\0\0\0\0WAVEfmt " + pcm,
                "RIFF\0\0\0\0WAVEfmt " + pcm + "data\u00ff\u00ff\u00ff\u007f",
                "FORM\0\0\0\0AIFF" + common,
                "FORM\0\0\0\0AIFF" + common + "SSND",
                "FORM\0\0\0\0AIFCCOMM",
                ".snd",
                ".snd\0\0\0\34\u00ff\u00ff\u00ff\u00ff\0\0\0\3");
    }

    private static void assertSoundOrFormatError(byte[] bytes) throws IOException {
        try {
            Waveform waveform = AudioFiles.read(AudioSource.of(bytes, "fuzz"));
            assertTrue(waveform.length() <= bytes.length);
            for (float sample : waveform.samples()) {
                assertTrue(Float.isFinite(sample));
            }
        } catch (AudioFormatException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }
}
