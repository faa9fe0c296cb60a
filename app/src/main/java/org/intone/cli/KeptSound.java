package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.intone.audio.AudioStream;
import org.intone.audio.WavRecording;

/** A stream that writes what is read of it to a WAV file. */
final class KeptSound implements AudioStream {
    private final AudioStream stream;
    private final WavRecording recording;

    /** Takes over a stream and begins the file. */
    KeptSound(AudioStream stream, Path file) throws IOException {
        this.stream = stream;
        this.recording = new WavRecording(file, stream.sampleRate(), stream.channels());
    }

    @Override
    public int sampleRate() {
        return stream.sampleRate();
    }

    @Override
    public int channels() {
        return stream.channels();
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) throws IOException {
        int read = stream.read(interleaved, offset, frames);
        if (read > 0) {
            recording.write(interleaved, offset * channels(), read * channels());
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        try (stream) {
            recording.close();
        }
    }
}
