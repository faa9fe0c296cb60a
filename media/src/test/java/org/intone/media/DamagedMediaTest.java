package org.intone.media;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged files of the common containers: sound or a format error, and this process is still there. */
class DamagedMediaTest {
    private static final int COPIES = 100;
    private static final int MOST_SECONDS = 600;

    private final FfmpegReader reader = new FfmpegReader();

    @ParameterizedTest
    @CsvSource({
        "ogg, libopus, 48000",
        "webm, libopus, 48000",
        "mp3, libmp3lame, 44100",
        "ipod, aac, 44100",
        "adts, aac, 44100",
        "mpegts, mp2, 48000",
        "asf, wmav2, 44100",
        "amr, libopencore_amrnb, 8000",
        "wav, adpcm_ima_wav, 16000",
        "matroska, ac3, 48000",
        "wv, wavpack, 44100",
        "ipod, alac, 44100",
    })
    void damageGivesSoundOrAFormatError(String container, String codec, int rate) throws IOException {
        byte[] valid = MediaEncoder.encode(container, codec, rate, Tones.swell(200, rate, rate / 2));
        SplittableRandom random = new SplittableRandom(container.hashCode() + codec.hashCode());
        int decoded = 0;
        for (int copy = 0; copy < COPIES; copy++) {
            byte[] damaged = Arrays.copyOf(valid, copy % 3 == 0 ? random.nextInt(valid.length) : valid.length);
            int reach = copy % 2 == 0 ? Math.min(600, damaged.length) : damaged.length;
            int broken = reach == 0 ? 0 : random.nextInt(20);
            for (int i = 0; i < broken; i++) {
                damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
            }
            decoded += decode(damaged) ? 1 : 0;
        }
        assertTrue(decoded > 0 && decoded < COPIES, decoded + " of " + COPIES + " decoded");
    }

    private boolean decode(byte[] bytes) throws IOException {
        try (AudioStream stream = reader.open(AudioSource.of(bytes, "damaged"))) {
            float[] block = new float[4096 * stream.channels()];
            long most = (long) MOST_SECONDS * AudioLimits.MAX_SAMPLE_RATE;
            long frames = 0;
            for (int read = 0; read >= 0; read = stream.read(block, 0, 4096)) {
                frames += read;
                assertTrue(frames < most, "endless");
            }
            return true;
        } catch (AudioFormatException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
            return false;
        }
    }
}
