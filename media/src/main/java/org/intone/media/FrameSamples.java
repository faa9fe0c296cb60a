package org.intone.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * Copies a decoded frame out of native memory as floats, full scale 1. Integers of b bits are divided by 2^(b-1), which is
 * exact for 16 and 24 bits, so that a lossless copy has the same samples as its WAV. Floats that are not finite become 0. Keeps scratch
 * memory; for one thread.
 */
final class FrameSamples {
    private byte[] bytes = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private double[] doubles = new double[0];
    private float[] floats = new float[0];
    private float[] interleaved = new float[0];

    /** The samples of the frame that was copied last: {@code interleaved[n * channels + channel]}; shared. */
    float[] interleaved() {
        return interleaved;
    }

    /**
     * Copies a frame of any of FFmpeg's sample formats.
     *
     * @return false if its format is none that is known
     */
    boolean copy(AVFrame frame) {
        int channels = frame.ch_layout().nb_channels();
        int frames = frame.nb_samples();
        int count = channels * frames;
        if (interleaved.length < count) {
            interleaved = new float[count];
        }
        if (avutil.av_sample_fmt_is_planar(frame.format()) == 0 || channels == 1) {
            return copy(frame.extended_data(0), packed(frame.format()), count) && spread(count, 0, 1);
        }
        for (int channel = 0; channel < channels; channel++) {
            if (!copy(frame.extended_data(channel), packed(frame.format()), frames)
                    || !spread(frames, channel, channels)) {
                return false;
            }
        }
        return true;
    }

    private static int packed(int format) {
        return avutil.av_get_packed_sample_fmt(format);
    }

    /** Copies samples that lie side by side to {@code floats}. */
    private boolean copy(BytePointer data, int format, int count) {
        if (floats.length < count) {
            floats = new float[count];
        }
        Pointer from = new Pointer(data);
        switch (format) {
            case avutil.AV_SAMPLE_FMT_U8 -> copy8(data, count);
            case avutil.AV_SAMPLE_FMT_S16 -> copy16(new ShortPointer(from), count);
            case avutil.AV_SAMPLE_FMT_S32 -> copy32(new IntPointer(from), count);
            case avutil.AV_SAMPLE_FMT_S64 -> copy64(new LongPointer(from), count);
            case avutil.AV_SAMPLE_FMT_FLT -> new FloatPointer(from).get(floats, 0, count);
            case avutil.AV_SAMPLE_FMT_DBL -> copyDouble(new DoublePointer(from), count);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean spread(int count, int first, int step) {
        for (int n = 0, i = first; n < count; n++, i += step) {
            interleaved[i] = Float.isFinite(floats[n]) ? floats[n] : 0;
        }
        return true;
    }

    private void copy8(BytePointer data, int count) {
        bytes = bytes.length < count ? new byte[count] : bytes;
        data.get(bytes, 0, count);
        for (int n = 0; n < count; n++) {
            floats[n] = ((bytes[n] & 0xFF) - 128) * 0x1p-7f;
        }
    }

    private void copy16(ShortPointer data, int count) {
        shorts = shorts.length < count ? new short[count] : shorts;
        data.get(shorts, 0, count);
        for (int n = 0; n < count; n++) {
            floats[n] = shorts[n] * 0x1p-15f;
        }
    }

    private void copy32(IntPointer data, int count) {
        ints = ints.length < count ? new int[count] : ints;
        data.get(ints, 0, count);
        for (int n = 0; n < count; n++) {
            floats[n] = ints[n] * 0x1p-31f;
        }
    }

    private void copy64(LongPointer data, int count) {
        longs = longs.length < count ? new long[count] : longs;
        data.get(longs, 0, count);
        for (int n = 0; n < count; n++) {
            floats[n] = longs[n] * 0x1p-63f;
        }
    }

    private void copyDouble(DoublePointer data, int count) {
        doubles = doubles.length < count ? new double[count] : doubles;
        data.get(doubles, 0, count);
        for (int n = 0; n < count; n++) {
            floats[n] = (float) doubles[n];
        }
    }
}
