package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundNamesTest {
    @ParameterizedTest
    @CsvSource({
        "a.wav,true",
        "ä b.WAV,true",
        "a.b.mp3,true",
        "talk.mka,true",
        "clip.flv,true",
        "notes.txt,false",
        "wav,false",
        ".wav,false",
        "a.wav.part,false",
        "a.,false"
    })
    void theExtensionTells(String name, boolean sound) {
        assertEquals(sound, SoundNames.isSound(name));
    }
}
