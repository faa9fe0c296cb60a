package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioSource;
import org.intone.audio.Waveform;
import org.intone.signal.BiquadCascade;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rooms, lines and microphones do to a recording. */
class ChannelTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @CsvSource({"0.2,8000", "0.3,16000", "0.5,22050", "0.8,16000", "1,48000", "3,8000"})
    void aRoomDecaysAsLongAsAsked(double seconds, int sampleRate) {
        for (int seed = 1; seed <= 5; seed++) {
            float[] response = Room.response(seconds, sampleRate, new Random(seed));
            assertEquals(1, response[0]);
            assertEquals(seconds, schroederSeconds(response, sampleRate), 0.1 * seconds);
            double tail = 0;
            for (int n = 1; n < response.length; n++) {
                tail += response[n] * response[n];
            }
            double directDb = -10 * Math.log10(tail);
            assertTrue(directDb >= -0.01 && directDb <= 10.01, "direct " + directDb + " dB");
        }
    }

    @Test
    void aRoomKeepsPlaceLengthAndLevel() {
        float[] click = new float[RATE];
        click[4000] = 0.5f;
        float[] out = new Room(0.3, 0.3)
                .apply(Waveform.of(click, RATE), new Random(1))
                .samples();
        assertEquals(RATE, out.length);
        assertEquals(Samples.power(click), Samples.power(out), 1e-3 * Samples.power(click));
        for (int n = 0; n < 4000; n++) {
            assertEquals(0, out[n], 1e-6);
        }
        assertEquals(Samples.peak(out), out[4000]);
        assertTrue(Math.abs(out[4100]) > 1e-4);
    }

    @Test
    void anEqualiserColoursWithinItsRangeAndDrawsAnotherColourEachTime() {
        Equaliser equaliser = new Equaliser(-8, 8);
        double[] lows = new double[200];
        for (int seed = 0; seed < lows.length; seed++) {
            BiquadCascade filter = equaliser.filter(RATE, new Random(seed));
            for (double share = 0; share <= 0.5; share += 0.01) {
                double db = 20 * Math.log10(filter.gainAt(share));
                assertTrue(Math.abs(db) < 20, "where the three meet they add up, was " + db);
            }
            lows[seed] = 20 * Math.log10(filter.gainAt(0));
            assertEquals(0, lows[seed], 8.001, "at 0 Hz there is the low shelf alone");
        }
        assertEquals(0, Arrays.stream(lows).average().orElseThrow(), 1);
        assertTrue(Arrays.stream(lows).max().orElseThrow() > 7);
        float[] noise = Sounds.noise(RATE, 0.1, 1);
        float[] flat = new Equaliser(0, 0)
                .apply(Waveform.of(noise, RATE), new Random(1))
                .samples();
        assertArrayEquals(noise, flat, 1e-6f);
        assertThrows(IllegalArgumentException.class, () -> new Equaliser(-40, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "100,16000,-45",
        "300,16000,-3.01",
        "1000,16000,0",
        "3400,16000,-3.01",
        "5000,16000,-28",
        "1000,8000,0",
        "300,8000,-3.01"
    })
    void theTelephoneCutsItsBand(double hz, int sampleRate, double gainDb) {
        float[] tone = Sounds.sine(2 * sampleRate, sampleRate, hz, 0.5);
        float[] out = BandLimit.telephone()
                .apply(Waveform.of(tone, sampleRate), new Random(1))
                .samples();
        double db = 10 * Math.log10(Samples.power(Arrays.copyOfRange(out, sampleRate, out.length)) / 0.125);
        if (gainDb > -10) {
            assertEquals(gainDb, db, 0.1);
        } else {
            assertTrue(db < gainDb, hz + " Hz at " + db + " dB");
        }
    }

    @Test
    void bandsAboveHalfTheRateCutNothingOrAll() {
        Waveform tone = Waveform.of(Sounds.sine(4000, 4000, 1000, 0.5), 4000);
        float[] out = BandLimit.telephone().apply(tone, new Random(1)).samples();
        assertEquals(0.125, Samples.power(Arrays.copyOfRange(out, 2000, 4000)), 0.001);
        assertEquals(
                0,
                Samples.peak(
                        new BandLimit(3000, 3400).apply(tone, new Random(1)).samples()));
        assertThrows(IllegalArgumentException.class, () -> new BandLimit(0, 300));
        assertThrows(IllegalArgumentException.class, () -> new BandLimit(300, 300));
    }

    @Test
    void everyMuLawValueComesOutAsItWentIn() throws IOException {
        byte[] codes = new byte[256];
        for (int i = 0; i < 256; i++) {
            codes[i] = (byte) i;
        }
        for (float value :
                AudioFiles.read(AudioSource.of(muLawWav(codes), "codes")).samples()) {
            assertEquals(value, MuLaw.coded(value));
        }
    }

    @Test
    void muLawTakesTheNearestValueAndClips() {
        assertEquals(0, MuLaw.coded(0));
        assertEquals(MuLaw.coded(1), MuLaw.coded(7));
        assertEquals(-MuLaw.coded(0.3f), MuLaw.coded(-0.3f));
        for (float x = 0.001f; x < 0.98f; x *= 1.01f) {
            // Sixteen steps an octave, above the linear part: at most half a step, 1/33 of the value with its bias.
            assertEquals(x, MuLaw.coded(x), (x + 132 / 32_768.0) / 32 + 1 / 32_768.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000", "16000", "22050", "48000"})
    void aTelephoneCallHasThirtyDecibelsAndNoDelay(int sampleRate) {
        float[] tone = Sounds.sine(sampleRate, sampleRate, 440, 0.3);
        float[] out =
                new MuLaw().apply(Waveform.of(tone, sampleRate), new Random(1)).samples();
        assertEquals(tone.length, out.length);
        double error = 0;
        for (int n = sampleRate / 4; n < sampleRate / 2; n++) {
            error += (out[n] - tone[n]) * (out[n] - tone[n]);
        }
        double snrDb = 10 * Math.log10(0.045 * sampleRate / 4 / error);
        assertTrue(snrDb > 30 && snrDb < 45, snrDb + " dB");
    }

    @Test
    void clippingCutsAtItsDepthAndLeavesTheRest() {
        float[] voice = Sounds.buzz(8000, RATE, 130, 0.3);
        float limit = (float) (Samples.peak(voice) * Math.pow(10, -6 / 20.0));
        float[] out = new Clipping(6, 6)
                .apply(Waveform.of(voice, RATE), new Random(1))
                .samples();
        for (int n = 0; n < out.length; n++) {
            assertEquals(Math.max(-limit, Math.min(limit, voice[n])), out[n], 1e-7);
        }
        assertThrows(IllegalArgumentException.class, () -> new Clipping(-1, 3));
    }

    @Test
    void gainIsInDecibels() {
        float[] out = new Gain(-6.0206, -6.0206)
                .apply(Waveform.of(new float[] {0.5f, -1}, RATE), new Random(1))
                .samples();
        assertArrayEquals(new float[] {0.25f, -0.5f}, out, 1e-5f);
        assertThrows(IllegalArgumentException.class, () -> new Gain(-61, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.1,5", "0.33,16.5", "1,50"})
    void soManyPacketsAreLost(double share, double expected) {
        float[] ones = new float[RATE];
        Arrays.fill(ones, 1);
        float[] out = new Dropouts(share, share)
                .apply(Waveform.of(ones, RATE), new Random(3))
                .samples();
        int lost = 0;
        for (int i = 0; i < 50; i++) {
            for (int n = 320 * i; n < 320 * (i + 1); n++) {
                assertEquals(out[320 * i], out[n], "packets are lost whole");
            }
            lost += out[320 * i] == 0 ? 1 : 0;
        }
        assertEquals(expected, lost, 0.5);
        assertThrows(IllegalArgumentException.class, () -> new Dropouts(0, 1.1));
    }

    @ParameterizedTest
    @CsvSource({"0.9,16000", "1.1,8000", "1,16000", "0.5,22050"})
    void speedChangesLengthAndPitch(double factor, int sampleRate) {
        Waveform voice = Waveform.of(Sounds.buzz(2 * sampleRate, sampleRate, 140, 0.3), sampleRate);
        Waveform out = new Speed(factor, factor).apply(voice, new Random(1));
        assertEquals(2 * sampleRate / factor, out.length(), 1);
        assertEquals(140 * factor, Sounds.f0Hz(out.samples(), sampleRate), 0.3);
        assertThrows(IllegalArgumentException.class, () -> new Speed(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"-5,8000", "-2,16000", "0.75,24414", "2,22050", "7,48000"})
    void wsolaShiftsThePitchAndNotTheLength(double semitones, int sampleRate) {
        Waveform voice = Waveform.of(Sounds.buzz(2 * sampleRate, sampleRate, 140, 0.3), sampleRate);
        Waveform shifted = new WsolaPitchShift(semitones, semitones).apply(voice, new Random(1));
        assertEquals(2 * sampleRate, shifted.length());
        double expected = 140 * Math.pow(2, semitones / 12);
        assertEquals(expected, Sounds.f0Hz(shifted.samples(), sampleRate), 0.006 * expected);
    }

    /** The decay time after Schroeder: a line through the backward integral of the energy between -15 and -35 dB. */
    private static double schroederSeconds(float[] response, int sampleRate) {
        double[] left = new double[response.length + 1];
        for (int n = response.length - 1; n >= 0; n--) {
            left[n] = left[n + 1] + response[n] * response[n];
        }
        double count = 0;
        double sumN = 0;
        double sumL = 0;
        double sumNn = 0;
        double sumNl = 0;
        for (int n = 0; n < response.length; n++) {
            double db = 10 * Math.log10(left[n] / left[0]);
            if (db < -15 && db > -35) {
                count++;
                sumN += n;
                sumL += db;
                sumNn += (double) n * n;
                sumNl += n * db;
            }
        }
        double slope = (count * sumNl - sumN * sumL) / (count * sumNn - sumN * sumN);
        return -60 / slope / sampleRate;
    }

    private static byte[] muLawWav(byte[] codes) {
        ByteBuffer wav = ByteBuffer.allocate(44 + codes.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + codes.length);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 7)
                .putShort((short) 1);
        wav.putInt(8000).putInt(8000).putShort((short) 1).putShort((short) 8);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(codes.length).put(codes);
        return wav.array();
    }
}
