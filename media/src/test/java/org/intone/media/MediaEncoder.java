package org.intone.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;

/** Makes files for tests with FFmpeg's own encoders. */
public final class MediaEncoder {
    private static final int OPEN_FRAME = 1024;

    private final AVFormatContext format = new AVFormatContext(null);
    private final AVCodecContext encoder;
    private final AVStream stream;
    private final AVPacket packet = avcodec.av_packet_alloc();

    private MediaEncoder(Path file, String container, String codecName, int sampleRate, int channels) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        check(avformat.avformat_alloc_output_context2(format, (AVOutputFormat) null, container, file.toString()));
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(codecName);
        encoder = avcodec.avcodec_alloc_context3(codec);
        encoder.sample_rate(sampleRate);
        encoder.sample_fmt(sampleFormat(codecName));
        encoder.strict_std_compliance(avcodec.FF_COMPLIANCE_EXPERIMENTAL);
        encoder.bit_rate(codecName.contains("amr") ? 12_200 : 64_000L * channels);
        encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        avutil.av_channel_layout_default(encoder.ch_layout(), channels);
        check(avcodec.avcodec_open2(encoder, codec, (AVDictionary) null));
        stream = avformat.avformat_new_stream(format, null);
        check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder));
        AVIOContext out = new AVIOContext(null);
        check(avformat.avio_open(out, "file:" + file, avformat.AVIO_FLAG_WRITE));
        format.pb(out);
        check(avformat.avformat_write_header(format, (AVDictionary) null));
    }

    /**
     * Encodes a sound.
     *
     * @param channels {@code channels[c][n]}, full scale 1
     * @return the bytes of the file
     */
    public static byte[] encode(String container, String codec, int sampleRate, float[]... channels)
            throws IOException {
        Path file = Files.createTempFile("intone-media-test", ".bin");
        try {
            new MediaEncoder(file, container, codec, sampleRate, channels.length).run(channels);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static int sampleFormat(String codec) {
        return switch (codec) {
            case "aac", "ac3", "wmav2" -> avutil.AV_SAMPLE_FMT_FLTP;
            case "alac", "libmp3lame", "adpcm_ima_wav", "wavpack" -> avutil.AV_SAMPLE_FMT_S16P;
            default -> avutil.AV_SAMPLE_FMT_S16;
        };
    }

    private void run(float[][] channels) {
        int length = channels[0].length;
        int frameSamples = encoder.frame_size() > 0 ? encoder.frame_size() : OPEN_FRAME;
        for (int start = 0; start < length; start += frameSamples) {
            AVFrame frame = avutil.av_frame_alloc();
            frame.nb_samples(Math.min(frameSamples, length - start));
            frame.format(encoder.sample_fmt());
            frame.sample_rate(encoder.sample_rate());
            avutil.av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout());
            check(avutil.av_frame_get_buffer(frame, 0));
            fill(frame, channels, start);
            frame.pts(start);
            check(avcodec.avcodec_send_frame(encoder, frame));
            avutil.av_frame_free(frame);
            writePackets();
        }
        check(avcodec.avcodec_send_frame(encoder, null));
        writePackets();
        check(avformat.av_write_trailer(format));
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(encoder);
        avformat.avio_closep(format.pb());
        avformat.avformat_free_context(format);
    }

    private void writePackets() {
        while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
            avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            packet.stream_index(0);
            check(avformat.av_interleaved_write_frame(format, packet));
        }
    }

    private static void fill(AVFrame frame, float[][] channels, int start) {
        boolean planar = avutil.av_sample_fmt_is_planar(frame.format()) != 0;
        int packed = avutil.av_get_packed_sample_fmt(frame.format());
        for (int c = 0; c < channels.length; c++) {
            BytePointer data = frame.extended_data(planar ? c : 0);
            for (int n = 0; n < frame.nb_samples(); n++) {
                put(data, packed, planar ? n : n * channels.length + c, channels[c][start + n]);
            }
        }
    }

    private static void put(BytePointer data, int format, int index, float value) {
        if (format == avutil.AV_SAMPLE_FMT_S16) {
            new ShortPointer(data).put(index, (short) Math.max(-32768, Math.min(32767, Math.round(value * 32768))));
        } else if (format == avutil.AV_SAMPLE_FMT_FLT) {
            new FloatPointer(data).put(index, value);
        } else {
            throw new IllegalArgumentException("format must be 16 bits or float, was " + format);
        }
    }

    private static void check(int code) {
        if (code < 0) {
            throw new IllegalStateException("FFmpeg: " + FfmpegLibrary.message(code));
        }
    }
}
