package org.intone.media;

import java.io.IOException;
import java.io.InputStream;
import org.intone.audio.AudioStream;

/** Sound in a container that is still being sent, such as the WebM of a browser's recorder. */
public final class LiveSound {
    private LiveSound() {}

    /**
     * Begins to decode, which waits until the first sound is there; each read waits for the next that is sent, and no longer. A container
     * must begin with its headers, as Ogg, WebM, ADTS, MP3, WAV and fragmented MP4 do.
     *
     * @param in the bytes as they come, taken over; its reads may wait, and decide for how long
     * @param name for messages
     * @throws org.intone.audio.AudioFormatException if the bytes hold no sound that FFmpeg decodes, in one line
     * @throws IOException what the stream throws
     */
    public static AudioStream open(InputStream in, String name) throws IOException {
        FfmpegLibrary.load();
        return new FfmpegStream(name, MediaInput.streamed(in));
    }
}
