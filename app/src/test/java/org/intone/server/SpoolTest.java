package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.intone.audio.AudioSource;
import org.junit.jupiter.api.Test;

class SpoolTest {
    @Test
    void filesOfOneRequestShareTheMemoryAndTheRestLiesInFilesThatGo() throws IOException {
        byte[] bytes = new byte[900_000];
        bytes[17] = 5;
        try (SpoolFolder folder = new SpoolFolder()) {
            MemoryShare share = new MemoryShare();
            List<Spool> spools = new ArrayList<>();
            List<AudioSource> sources = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Spool spool = new Spool(folder, share);
                spool.write(bytes, 0, bytes.length);
                spools.add(spool);
                sources.add(spool.source("some.wav"));
            }
            assertEquals(
                    List.of(false, false, true, true),
                    sources.stream().map(source -> source.path().isPresent()).toList());
            for (AudioSource source : sources) {
                try (InputStream in = source.open()) {
                    assertArrayEquals(bytes, in.readAllBytes());
                }
            }
            for (Spool spool : spools) {
                spool.close();
            }
            assertFalse(sources.get(3).path().orElseThrow().toFile().exists());
        }
    }
}
