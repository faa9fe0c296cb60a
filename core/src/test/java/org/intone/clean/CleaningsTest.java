package org.intone.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of cleanings, levels and filters, and what every cleaning bears. */
class CleaningsTest {
    private static final int RATE = 16_000;

    @Test
    void wordsAndAmountsAreRead() {
        assertEquals(
                "dc,highpass:80:4,bandpass:300-3400:2:zero,denoise:12,trim:30,peak:-1,rms:-20,loudness:-23",
                Cleanings.parse("dc, highpass:80,bandpass:300-3400:2:zero,denoise:12,trim:30,peak,rms,loudness")
                        .name());
        assertEquals(
                "lowpass:3400.5:6:zero",
                Cleanings.parse("lowpass:3400.5:6:zero").name());
        assertEquals("pauses:60", Cleanings.parse("pauses").name());
        assertEquals("highpass:80:4:zero", Cleanings.parse("highpass:80:zero").name());
    }

    @Test
    void aNameIsReadAgain() {
        String name = Cleanings.parse(Cleanings.STANDARD).name();
        assertEquals(name, Cleanings.parse(name).name());
        assertEquals("dc,highpass:60:4,denoise:20,loudness:-23", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "loud",
                "dc,",
                "dc:1",
                "highpass",
                "highpass:x",
                "highpass:80:2.5",
                "highpass:80:4:back",
                "bandpass:300",
                "bandpass:3400-300",
                "trim:0",
                "trim:30:1",
                "rms:loud",
                "denoise:0",
                "peak:NaN",
                "highpass:80:4:zero:1",
                "lowpass:-5"
            })
    void whatIsWrongIsSaidInOneLine(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Cleanings.parse(text))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains("must"), message);
    }

    @Test
    void anUnknownWordGetsTheListOfKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> Cleanings.parse("dc,reverb"))
                .getMessage();
        assertEquals("cleaning must be one of " + String.join(", ", Cleanings.known()) + ", was reverb", message);
        assertTrue(message.contains("dc, highpass, lowpass, bandpass, denoise, trim, pauses, peak, rms, loudness"));
    }

    @ParameterizedTest
    @CsvSource({"PEAK,-1", "PEAK,0", "RMS,-20", "LOUDNESS,-23", "LOUDNESS,-16"})
    void levelsAreWhatWasAsked(Level.Measure measure, double target) {
        for (int rate : new int[] {8000, 44_100}) {
            Waveform voice = Waveform.of(Sounds.buzz(2 * rate, rate, 130, 0.03), rate);
            Waveform level = new Level(measure, target).clean(voice);
            assertEquals(target, Level.of(measure, level), 1e-4);
            assertEquals(
                    level.samples()[777] / voice.samples()[777], level.samples()[999] / voice.samples()[999], 1e-3);
        }
    }

    @Test
    void theOffsetIsTakenAway() {
        float[] samples = Sounds.sine(RATE, RATE, 100, 0.2);
        for (int n = 0; n < samples.length; n++) {
            samples[n] += 0.3f;
        }
        float[] centred = new OffsetRemoval().clean(Waveform.of(samples, RATE)).samples();
        for (int n = 0; n < samples.length; n++) {
            assertEquals(samples[n] - 0.3, centred[n], 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "highpass:300,100,-38.2",
        "lowpass:300,1000,-42.4",
        "bandpass:300-3400,100,-41",
        "bandpass:300-3400,1000,0"
    })
    void filtersWeakenWhatTheyShould(String text, double hz, double gainDb) {
        Waveform tone = Waveform.of(Sounds.sine(2 * RATE, RATE, hz, 0.5), RATE);
        float[] out = Cleanings.parse(text).clean(tone).samples();
        float[] settled = java.util.Arrays.copyOfRange(out, RATE, 2 * RATE);
        assertEquals(gainDb, 10 * Math.log10(Samples.power(settled) / 0.125), 0.5);
    }

    @Test
    void edgesBeyondHalfTheRateCutNothingOrAll() {
        Waveform tone = Waveform.of(Sounds.sine(2000, 8000, 1000, 0.5), 8000);
        assertArrayEquals(
                tone.samples(), Cleanings.parse("lowpass:4000").clean(tone).samples());
        assertEquals(
                0, Samples.peak(Cleanings.parse("highpass:5000").clean(tone).samples()));
        assertArrayEquals(
                Cleanings.parse("highpass:300").clean(tone).samples(),
                Cleanings.parse("bandpass:300-4000").clean(tone).samples());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dc",
                "highpass:80",
                "highpass:80:zero",
                "lowpass:3000",
                "bandpass:300-3400",
                "denoise",
                "trim:30",
                "pauses:30",
                "peak",
                "rms",
                "loudness",
                Cleanings.STANDARD
            })
    void everyCleaningBearsEverySignal(String text) {
        Cleaning cleaning = Cleanings.parse(text);
        for (int rate : new int[] {100, 8000, 16_000, 192_000}) {
            for (float[] samples : hard()) {
                float[] before = samples.clone();
                Waveform out = cleaning.clean(new Waveform(samples, rate, 2));
                for (float value : out.samples()) {
                    assertTrue(Float.isFinite(value), text);
                }
                assertEquals(rate, out.sampleRate());
                assertEquals(2, out.sourceChannels());
                assertTrue(out.length() <= samples.length);
                assertArrayEquals(before, samples, text + " changed its input");
                assertArrayEquals(
                        out.samples(),
                        cleaning.clean(new Waveform(samples, rate, 2)).samples());
            }
        }
        assertEquals(
                0,
                Samples.peak(cleaning.clean(Waveform.of(new float[9000], RATE)).samples()));
        assertFalse(cleaning.name().isEmpty());
    }

    private static List<float[]> hard() {
        float[] square = new float[3000];
        float[] odd = Sounds.noise(9000, 0.1, 2);
        for (int n = 0; n < square.length; n++) {
            square[n] = n / 20 % 2 == 0 ? 1 : -1;
        }
        odd[100] = Float.NaN;
        odd[4000] = Float.POSITIVE_INFINITY;
        odd[5000] = Float.NEGATIVE_INFINITY;
        return List.of(new float[0], new float[] {0.5f}, new float[7], square, odd, Sounds.noise(3000, 1e6, 3));
    }
}
