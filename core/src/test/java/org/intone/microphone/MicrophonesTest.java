package org.intone.microphone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.intone.audio.AudioStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MicrophonesTest {
    private static final Microphones TWO = new Microphones(List.of(
            new Microphone("PCH [plughw:0,0]", "ALC 257", new MadeUpLine(48_000, 2)),
            new Microphone("PCH [plughw:0,1]", "", new MadeUpLine(16_000, 1)),
            new Microphone("Headset", "Löwe & Co", new MadeUpLine(16_000, 1)),
            new Microphone("Headset 2", "", new MadeUpLine(16_000, 1))));

    @Test
    void oneIsChosenByNumberOrByAPartOfItsName() throws MicrophoneException {
        assertEquals("PCH [plughw:0,0]", TWO.first().name());
        assertEquals("PCH [plughw:0,1]", TWO.named("2").name());
        assertEquals("PCH [plughw:0,1]", TWO.named("0,1").name());
        assertEquals("Headset", TWO.named("headset").name());
    }

    @Test
    void whatIsNotMeantClearlyIsRefusedInOneLine() {
        assertEquals(
                "no microphone 5: expected 1 to 4",
                assertThrows(MicrophoneException.class, () -> TWO.named("5")).getMessage());
        assertEquals(
                "more than one microphone called pch, expected a number or one of PCH [plughw:0,0], PCH [plughw:0,1]",
                assertThrows(MicrophoneException.class, () -> TWO.named("pch")).getMessage());
        assertTrue(assertThrows(MicrophoneException.class, () -> TWO.named("webcam"))
                .getMessage()
                .startsWith("no microphone called webcam, expected a number or one of PCH"));
        String none = assertThrows(MicrophoneException.class, () -> new Microphones(List.of()).named("1"))
                .getMessage();
        assertTrue(none.startsWith("no microphone found: connect one"), none);
    }

    @Test
    void theMachinesOwnAreListedWithoutAnError() {
        assertTrue(Microphones.ofSystem().all().stream()
                .noneMatch(each -> each.name().isBlank()));
    }

    @Test
    void soundOfALineComesAsSamplesInTheFormThatItTakes() throws IOException {
        MadeUpLine line = new MadeUpLine(44_100, 2, 0.5f, -0.5f, 0.25f, -1);
        try (AudioStream stream = new Microphone("m", "", line).open()) {
            assertEquals(44_100, stream.sampleRate());
            assertEquals(2, stream.channels());
            float[] samples = new float[4];
            assertEquals(2, stream.read(samples, 0, 2));
            assertArrayEquals(new float[] {0.5f, -0.5f, 0.25f, -1}, samples);
        }
        assertEquals(List.of("open", "start", "stop", "close"), line.calls());
    }

    @Test
    void aLineThatIsBusyOrOfNoKnownFormSaysSo() {
        MadeUpLine busy = new MadeUpLine(16_000, 1);
        busy.fail("device busy");
        String message = assertThrows(MicrophoneException.class, () -> new Microphone("m", "", busy).open())
                .getMessage();
        assertTrue(message.startsWith("m: cannot be opened (device busy): close the program"), message);
        MadeUpLine odd = new MadeUpLine(12_345, 1);
        assertThrows(MicrophoneException.class, () -> new Microphone("m", "", odd).open());
    }

    @Test
    void aLiveStreamEndsWhenItIsAskedToThoughTheLineIsSilent() throws IOException {
        AtomicBoolean ending = new AtomicBoolean();
        MadeUpLine line = new MadeUpLine(16_000, 1, new float[1600]);
        int frames = 0;
        try (LiveStream live = new LiveStream(new Microphone("m", "", line).open(), () -> ending.get())) {
            float[] block = new float[1000];
            while (frames < 1600) {
                frames += live.read(block, 0, 1000);
            }
            ending.set(true);
            assertEquals(-1, live.read(block, 0, 1000));
            assertEquals(-1, live.read(block, 0, 1000));
        }
        assertEquals(1600, frames);
        assertEquals("close", line.calls().get(3));
    }
}
