package org.intone.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.intone.audio.AudioFormatException;

/** Takes the packets of the first sound out of a container. Frees its native memory when closed. For one thread. */
final class Demuxer implements Closeable {
    /**
     * The containers that hold sound themselves. Playlists and the like, which make FFmpeg open other files and addresses, are
     * left out on purpose.
     */
    private static final String CONTAINERS =
            "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,eac3,flac,flv,gsm,loas,"
                    + "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,mxf,nut,ogg,oma,rm,shn,sox,tak,truehd,tta,voc,"
                    + "w64,wav,wsd,wv,xwma";

    private final String source;
    private final NativeInput input;
    private final AVFormatContext format;
    private AVStream stream;

    /** Takes over an input, which is closed also where this fails. */
    Demuxer(String source, MediaInput media) throws IOException {
        this.source = source;
        this.input = new NativeInput(media);
        this.format = avformat.avformat_alloc_context();
        try {
            open();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        avutil.av_opt_set(format, "format_whitelist", CONTAINERS, 0);
        avutil.av_opt_set(format, "protocol_whitelist", "none", 0);
        format.pb(input.context());
        int code = avformat.avformat_open_input(format, (String) null, (AVInputFormat) null, (AVDictionary) null);
        input.rethrow();
        if (code < 0) {
            throw new AudioFormatException(
                    source, 0, "bytes that FFmpeg does not take (" + FfmpegLibrary.message(code) + ")", "sound");
        }
        int index = bestSound();
        if (index < 0 || format.streams(index).codecpar().codec_id() == avcodec.AV_CODEC_ID_NONE) {
            // Containers without a table of contents show their streams only further on.
            avformat.avformat_find_stream_info(format, (PointerPointer<?>) null);
            input.rethrow();
            index = bestSound();
        }
        if (index < 0) {
            throw new AudioFormatException(source + ": holds no sound that FFmpeg decodes");
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            format.streams(i).discard(i == index ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
        stream = format.streams(index);
    }

    private int bestSound() {
        return avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
    }

    /** The sound's codec, its parameters and its clock. */
    AVStream stream() {
        return stream;
    }

    /** How long the sound is by the container's header, if that says. */
    OptionalDouble declaredSeconds() {
        long microseconds = format.duration();
        return microseconds > 0 ? OptionalDouble.of(microseconds / 1e6) : OptionalDouble.empty();
    }

    /**
     * Reads the next packet of the sound.
     *
     * @return false at the end, which a broken container reaches early
     */
    boolean next(AVPacket packet) throws IOException {
        while (avformat.av_read_frame(format, packet) >= 0) {
            if (packet.stream_index() == stream.index()) {
                return true;
            }
            avcodec.av_packet_unref(packet);
        }
        input.rethrow();
        return false;
    }

    @Override
    public void close() throws IOException {
        if (!format.isNull()) {
            avformat.avformat_close_input(format);
        }
        input.close();
    }
}
