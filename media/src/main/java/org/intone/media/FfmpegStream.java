package org.intone.media;

import java.io.IOException;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;

/**
 * The sound of one source, decoded by FFmpeg. The rate and the channels are those of the first frame that decodes, since headers
 * are not to be trusted and some codecs double the rate that theirs declares; a later frame of another rate or number of
 * channels is an error. Packets that do not decode are passed over, as players do, but a source of which nothing decodes is
 * no sound.
 */
final class FfmpegStream implements AudioStream {
    private final String source;
    private final Demuxer demuxer;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private final FrameSamples samples = new FrameSamples();
    private AVCodecContext decoder;
    private boolean flushed;
    private boolean closed;
    private int sampleRate;
    private int channels;
    private int framesLeft;
    private int framesTaken;

    /** Takes over an input, which is closed also where this fails, and decodes the first frame. */
    FfmpegStream(String source, MediaInput media) throws IOException {
        this.source = source;
        Demuxer opened = null;
        try {
            opened = new Demuxer(source, media);
        } finally {
            if (opened == null) {
                freeBuffers();
            }
        }
        this.demuxer = opened;
        try {
            openDecoder();
            if (!decodeFrame()) {
                throw new AudioFormatException(source + ": holds no sound that FFmpeg decodes");
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openDecoder() throws IOException {
        AVStream stream = demuxer.stream();
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null) {
            throw new AudioFormatException(source + ": holds sound of a codec that FFmpeg does not decode, "
                    + avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString());
        }
        decoder = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(decoder, stream.codecpar());
        decoder.pkt_timebase(stream.time_base());
        decoder.thread_count(1);
        int code = avcodec.avcodec_open2(decoder, codec, (AVDictionary) null);
        if (code < 0) {
            throw new AudioFormatException(source + ": has a header that FFmpeg's "
                    + codec.name().getString() + " decoder refuses (" + FfmpegLibrary.message(code) + ")");
        }
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public OptionalDouble declaredSeconds() {
        return demuxer.declaredSeconds();
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) throws IOException {
        if (framesLeft == 0 && !decodeFrame()) {
            return -1;
        }
        int count = Math.min(frames, framesLeft);
        System.arraycopy(
                samples.interleaved(), framesTaken * channels, interleaved, offset * channels, count * channels);
        framesTaken += count;
        framesLeft -= count;
        return count;
    }

    /** Decodes the next frame that holds samples; false at the end. */
    private boolean decodeFrame() throws IOException {
        while (true) {
            int code = avcodec.avcodec_receive_frame(decoder, frame);
            if (code == avutil.AVERROR_EOF) {
                return false;
            }
            if (code >= 0) {
                if (frame.nb_samples() > 0) {
                    takeFrame();
                    return true;
                }
            } else if (flushed) {
                return false;
            } else {
                sendPacket();
            }
        }
    }

    private void sendPacket() throws IOException {
        if (demuxer.next(packet)) {
            avcodec.avcodec_send_packet(decoder, packet);
            avcodec.av_packet_unref(packet);
        } else {
            flushed = true;
            avcodec.avcodec_send_packet(decoder, null);
        }
    }

    private void takeFrame() throws IOException {
        int rate = frame.sample_rate();
        int count = frame.ch_layout().nb_channels();
        if (channels == 0) {
            checkRange(rate, count);
            sampleRate = rate;
            channels = count;
        }
        if (rate != sampleRate || count != channels) {
            throw new AudioFormatException(source + ": changes from " + sampleRate + " Hz and " + channels
                    + " channels to " + rate + " Hz and " + count + ", expected one format throughout");
        }
        if (!samples.copy(frame)) {
            throw new AudioFormatException(
                    source + ": decodes to sample format " + frame.format() + ", which is unknown");
        }
        framesTaken = 0;
        framesLeft = frame.nb_samples();
        avutil.av_frame_unref(frame);
    }

    private void checkRange(int rate, int count) throws AudioFormatException {
        if (rate < AudioLimits.MIN_SAMPLE_RATE
                || rate > AudioLimits.MAX_SAMPLE_RATE
                || count < 1
                || count > AudioLimits.MAX_CHANNELS) {
            throw new AudioFormatException(source + ": has " + count + " channels at " + rate + " Hz, expected 1 to "
                    + AudioLimits.MAX_CHANNELS + " at " + AudioLimits.MIN_SAMPLE_RATE + " to "
                    + AudioLimits.MAX_SAMPLE_RATE + " Hz");
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (decoder != null) {
            avcodec.avcodec_free_context(decoder);
        }
        freeBuffers();
        demuxer.close();
    }

    private void freeBuffers() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
    }
}
