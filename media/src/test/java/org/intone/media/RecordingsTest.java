package org.intone.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioSource;
import org.intone.audio.Waveform;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("recordings")
class RecordingsTest {
    private static final Path CORPORA = Path.of(Optional.ofNullable(System.getenv("INTONE_CORPORA"))
            .orElse(System.getProperty("intone.root", ".") + "/../shared/corpora"));

    @BeforeEach
    void needsTheRecordings() {
        Assumptions.assumeTrue(Files.isDirectory(CORPORA), "no recordings at " + CORPORA);
    }

    @ParameterizedTest
    @CsvSource({
        "03-01-03-01-02-01-20.wav, 48000, 2, 3.47",
        "OAF_food_fear.wav, 96000, 1, 1.51",
        "YAF_germ_angry.wav, 24414, 1, 2.21",
        "YAF_neat_fear.wav, 24414, 1, 1.64",
    })
    void oddPublishedFiles(String name, int rate, int channels, double seconds) throws IOException {
        Waveform take = AudioFiles.read(CORPORA.resolve("quirks").resolve(name));
        assertEquals(rate, take.sampleRate());
        assertEquals(channels, take.sourceChannels());
        assertEquals(seconds, take.durationSeconds(), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"TESS, 48000", "CREMA-D, 48000", "SAVEE, 16000", "RAVDESS/Actor_02, 16000"})
    void convertedClipsHoldAShortUtterance(String folder, int rate) throws IOException {
        List<Path> clips;
        try (Stream<Path> files = Files.walk(CORPORA.resolve(folder))) {
            clips = files.filter(file -> file.toString().matches(".*\\.(flac|opus|ogg)"))
                    .sorted()
                    .limit(20)
                    .toList();
        }
        assertEquals(20, clips.size());
        for (Path clip : clips) {
            Waveform take = AudioFiles.read(clip);
            assertEquals(rate, take.sampleRate(), clip.toString());
            assertTrue(take.durationSeconds() > 0.8 && take.durationSeconds() < 8, clip.toString());
        }
    }

    @Test
    void everyEntryOfAPublishedZip() throws IOException {
        try (ZipFile zip = new ZipFile(CORPORA.resolve("RAVDESS/Actor_01.zip").toFile())) {
            List<? extends ZipEntry> clips = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".wav"))
                    .toList();
            assertEquals(60, clips.size());
            long stereo = clips.stream()
                    .map(entry -> read(zip, entry))
                    .filter(take -> take.sourceChannels() == 2)
                    .count();
            assertEquals(2, stereo);
        }
    }

    private static Waveform read(ZipFile zip, ZipEntry entry) {
        try (InputStream in = zip.getInputStream(entry)) {
            return AudioFiles.read(AudioSource.of(in.readAllBytes(), entry.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
