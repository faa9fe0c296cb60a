package org.intone.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;

/** An Opus encoder of one channel and a decoder that listens to it, without a container between them. For one sound and one thread. */
final class OpusCodec implements Closeable {
    private static final String ENCODER = "libopus";

    private final AVCodecContext encoder;
    private final AVCodecContext decoder;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVFrame decoded = avutil.av_frame_alloc();
    private final FrameSamples samples = new FrameSamples();
    private float[] out = new float[0];
    private int outSamples;

    /** For one of Opus's rates in Hz; 8, 12, 16, 24 or 48 kHz. */
    OpusCodec(int sampleRate, long bitRate) throws IOException {
        FfmpegLibrary.load();
        AVCodec writer = avcodec.avcodec_find_encoder_by_name(ENCODER);
        AVCodec reader = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_OPUS);
        if (writer == null || reader == null) {
            throw new IOException("FFmpeg on this machine has no Opus");
        }
        encoder = avcodec.avcodec_alloc_context3(writer);
        decoder = avcodec.avcodec_alloc_context3(reader);
        boolean open = false;
        try {
            openEncoder(writer, sampleRate, bitRate);
            openDecoder(reader);
            open = true;
        } finally {
            if (!open) {
                close();
            }
        }
    }

    private void openEncoder(AVCodec codec, int sampleRate, long bitRate) throws IOException {
        encoder.sample_rate(sampleRate);
        encoder.sample_fmt(avutil.AV_SAMPLE_FMT_FLT);
        encoder.bit_rate(bitRate);
        avutil.av_channel_layout_default(encoder.ch_layout(), 1);
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "application", "voip", 0);
        avutil.av_dict_set(options, "frame_duration", "20", 0);
        int code = avcodec.avcodec_open2(encoder, codec, options);
        avutil.av_dict_free(options);
        check(code);
        frame.nb_samples(encoder.frame_size());
        frame.format(encoder.sample_fmt());
        frame.sample_rate(sampleRate);
        avutil.av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout());
        check(avutil.av_frame_get_buffer(frame, 0));
    }

    private void openDecoder(AVCodec codec) throws IOException {
        decoder.sample_rate(encoder.sample_rate());
        avutil.av_channel_layout_default(decoder.ch_layout(), 1);
        decoder.thread_count(1);
        check(avcodec.avcodec_open2(decoder, codec, (AVDictionary) null));
    }

    /** The rate of what comes out. */
    int decodedRate() {
        return decoder.sample_rate();
    }

    /** Encodes and decodes a sound; as long as before at {@link #decodedRate}, without the codec's delay. */
    float[] roundTrip(float[] in) throws IOException {
        int size = encoder.frame_size();
        int delay = encoder.initial_padding();
        for (int start = 0; start < in.length + delay; start += size) {
            check(avutil.av_frame_make_writable(frame));
            float[] block = new float[size];
            System.arraycopy(in, Math.min(in.length, start), block, 0, Math.max(0, Math.min(size, in.length - start)));
            new FloatPointer(frame.data(0)).put(block, 0, size);
            frame.pts(start);
            check(avcodec.avcodec_send_frame(encoder, frame));
            decodePackets();
        }
        check(avcodec.avcodec_send_frame(encoder, null));
        decodePackets();
        check(avcodec.avcodec_send_packet(decoder, null));
        takeFrames();
        int skipped = (int) Math.round((double) delay * decodedRate() / encoder.sample_rate());
        int length = (int) Math.round((double) in.length * decodedRate() / encoder.sample_rate());
        return Arrays.copyOfRange(Arrays.copyOf(out, Math.max(outSamples, skipped)), skipped, skipped + length);
    }

    private void decodePackets() throws IOException {
        while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
            int code = avcodec.avcodec_send_packet(decoder, packet);
            avcodec.av_packet_unref(packet);
            check(code);
            takeFrames();
        }
    }

    private void takeFrames() throws IOException {
        while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
            int count = decoded.nb_samples();
            if (!samples.copy(decoded)) {
                throw new IOException("FFmpeg's Opus gives sample format " + decoded.format() + ", which is unknown");
            }
            if (out.length < outSamples + count) {
                out = Arrays.copyOf(out, 2 * (outSamples + count));
            }
            System.arraycopy(samples.interleaved(), 0, out, outSamples, count);
            outSamples += count;
            avutil.av_frame_unref(decoded);
        }
    }

    private static void check(int code) throws IOException {
        if (code < 0) {
            throw new IOException("FFmpeg's Opus failed: " + FfmpegLibrary.message(code));
        }
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(encoder);
        avcodec.avcodec_free_context(decoder);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        avutil.av_frame_free(decoded);
    }
}
