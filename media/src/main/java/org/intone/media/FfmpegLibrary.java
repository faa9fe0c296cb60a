package org.intone.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's native libraries, loaded on first use and never before. */
final class FfmpegLibrary {
    private FfmpegLibrary() {}

    /** Loads the libraries on the first call, and silences their log. */
    static void load() throws IOException {
        try {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        } catch (LinkageError e) {
            throw new IOException("FFmpeg cannot be loaded on this machine; WAV, AIFF and AU are read without it", e);
        }
    }

    /** FFmpeg's words for an error code. */
    static String message(int code) {
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(code, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
