package org.intone.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.intone.audio.AudioDigest;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioReader;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.testing.AudioReaderContract;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegReaderTest extends AudioReaderContract {
    private static final int RATE = 16000;
    private static final float[] TONE = Tones.swell(200, RATE, 20_000);

    @Override
    protected AudioReader reader() {
        return new FfmpegReader();
    }

    @Override
    protected byte[] example() {
        return encoded("flac", "flac");
    }

    @Override
    protected int damagedCopies() {
        return 500;
    }

    @ParameterizedTest
    @CsvSource({"flac, flac", "ogg, flac", "ipod, alac", "matroska, flac", "wv, wavpack", "tta, tta", "caf, pcm_s16le"})
    void losslessCopiesHaveTheDigestOfTheirWav(String container, String codec) throws IOException {
        Waveform copy = read(encoded(container, codec));
        assertArrayEquals(TONE, copy.samples());
        Waveform wav = AudioFiles.read(AudioSource.of(WavWriter.toBytes(Waveform.of(TONE, RATE)), "tone.wav"));
        assertEquals(AudioDigest.sha256(wav), AudioDigest.sha256(copy));
        assertEquals(RATE, copy.sampleRate());
    }

    @ParameterizedTest
    @CsvSource({
        "ogg, libopus, 16000, 48000",
        "webm, libopus, 48000, 48000",
        "mp3, libmp3lame, 44100, 44100",
        "mp3, libmp3lame, 16000, 16000",
        "ipod, aac, 44100, 44100",
        "mp4, aac, 16000, 16000",
        "adts, aac, 44100, 44100",
        "matroska, ac3, 48000, 48000",
        "wav, adpcm_ima_wav, 16000, 16000",
        "asf, wmav2, 44100, 44100",
        "mpegts, mp2, 48000, 48000",
    })
    void lossyCopiesSoundTheSame(String container, String codec, int rate, int decodedRate) throws IOException {
        float[] tone = Tones.swell(200, rate, rate);
        Waveform copy = read(MediaEncoder.encode(container, codec, rate, tone));
        assertEquals(decodedRate, copy.sampleRate());
        assertEquals(1, copy.sourceChannels());
        assertEquals(1.0, copy.durationSeconds(), 0.11);
        assertTrue(Tones.purity(copy.samples(), 200, decodedRate) > 0.95);
        assertEquals(1, Tones.energy(copy.samples(), decodedRate) / Tones.energy(tone, rate), 0.15);
    }

    @Test
    void amrKeepsThePitchOfAVoice() throws IOException {
        float[] buzz = new float[8000];
        for (int n = 0; n < buzz.length; n += 80) {
            buzz[n] = 0.5f;
        }
        Waveform copy = read(MediaEncoder.encode("amr", "libopencore_amrnb", 8000, buzz));
        assertEquals(8000, copy.sampleRate());
        assertEquals(8000, copy.length(), 160);
        assertEquals(80, Tones.period(copy.samples(), 40, 160), 1);
    }

    @ParameterizedTest
    @CsvSource({"ogg, libopus, 48000", "mp3, libmp3lame, 44100", "ipod, aac, 44100"})
    void theEncodersDelayIsCutOff(String container, String codec, int rate) throws IOException {
        float[] tone = Tones.swell(200, rate, rate);
        float[] decoded =
                read(MediaEncoder.encode(container, codec, rate, tone)).samples();
        assertEquals(0, Tones.bestLag(tone, decoded, rate), 2);
    }

    @Test
    void channelsKeepTheirPlaces() throws IOException {
        float[] right = Tones.swell(300, RATE, 20_000);
        for (String codec : List.of("flac", "alac", "wavpack")) {
            byte[] bytes = MediaEncoder.encode("matroska", codec, RATE, TONE, right);
            try (AudioStream stream = reader().open(AudioSource.of(bytes, codec))) {
                assertEquals(2, stream.channels());
                float[] frame = new float[2];
                for (int n = 0; n < TONE.length; n++) {
                    assertEquals(1, stream.read(frame, 0, 1));
                    assertEquals(TONE[n], frame[0], codec);
                    assertEquals(right[n], frame[1], codec);
                }
                assertEquals(-1, stream.read(frame, 0, 1));
            }
        }
    }

    @Test
    void agreesWithLibsndfileOnAdpcm() throws IOException {
        Waveform decoded = read(Golden.bytes("wav/reader_ima_adpcm.wav"));
        Golden.assertClose(
                Golden.npy("wav/reader_ima_adpcm.npy"),
                decoded.samples(),
                1e-3,
                "ADPCM, of which the two round the steps differently");
    }

    @Test
    void aFileIsReadByItsContent(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("tönne – name with spaces.wav"), example());
        assertArrayEquals(TONE, AudioFiles.read(file).samples());
    }

    @Test
    void aLargeFileIsReadInPlace(@TempDir Path folder) throws IOException {
        float[] noise = new float[9 << 20];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = (short) (n * 40_503 ^ n >> 7) / 32768f;
        }
        Path file = folder.resolve("large.caf");
        Files.write(file, MediaEncoder.encode("caf", "pcm_s16le", 48_000, noise));
        assertArrayEquals(noise, AudioFiles.read(file).samples());
    }

    @Test
    void theLimitHolds() {
        AudioSource source = AudioSource.of(example(), "tone.flac");
        AudioLimits second = new AudioLimits(1);
        assertThrows(AudioFormatException.class, () -> AudioFiles.read(source, second));
    }

    @Test
    void playlistsOpenNothing(@TempDir Path folder) throws IOException {
        Path secret = Files.write(folder.resolve("secret.flac"), example());
        for (String playlist : List.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://" + secret + "\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile '" + secret + "'\n")) {
            AudioSource source = AudioSource.of(playlist.getBytes(StandardCharsets.UTF_8), "list.m3u8");
            assertThrows(AudioFormatException.class, () -> reader().open(source));
        }
    }

    @Test
    void aSourceThatFailsIsNoFormatError() {
        AudioSource failing = new AudioSource() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public Optional<Path> path() {
                return Optional.empty();
            }
        };
        IOException fault = assertThrows(IOException.class, () -> reader().open(failing));
        assertEquals("disk on fire", fault.getMessage());
    }

    @Test
    void manyThreadsDecodeAtOnce() {
        byte[] bytes = example();
        List<float[]> all = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> readUnchecked(bytes).samples())
                .toList();
        all.forEach(samples -> assertArrayEquals(TONE, samples));
    }

    private static Waveform readUnchecked(byte[] bytes) {
        try {
            return read(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Waveform read(byte[] bytes) throws IOException {
        return AudioFiles.read(AudioSource.of(bytes, "test"));
    }

    private static byte[] encoded(String container, String codec) {
        try {
            return MediaEncoder.encode(container, codec, RATE, TONE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
