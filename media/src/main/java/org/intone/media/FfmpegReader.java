package org.intone.media;

import java.io.IOException;
import org.intone.audio.AudioReader;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;

/** Reads whatever FFmpeg reads, after all other readers have been asked. */
public final class FfmpegReader implements AudioReader {
    /** Made by {@link java.util.ServiceLoader}; loads nothing yet. */
    public FfmpegReader() {}

    @Override
    public String name() {
        return "FFmpeg (MP3, FLAC, Ogg, Opus, M4A, WebM, AMR, video and more)";
    }

    /** Always, but for no bytes at all: FFmpeg looks for itself, and {@link #open} says what it does not know. */
    @Override
    public boolean recognizes(byte[] head) {
        return head.length > 0;
    }

    @Override
    public int rank() {
        return 1000;
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        FfmpegLibrary.load();
        return new FfmpegStream(source.name(), MediaInput.of(source));
    }
}
