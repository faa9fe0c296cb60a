package org.intone.backbone;

import java.util.List;
import org.intone.model.OnnxAttributes;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.signal.MelFilterBank;

/**
 * Whisper's log-mel spectrum as nodes of a graph.
 *
 * <pre>
 * in   samples[1, N] at 16 kHz
 * X[k][t] = sum over n &lt; 400 of hann[n] x[160 t + n - 200] e^(-2 pi i k n / 400),  x reflected at both ends, t &lt; N / 160
 * L[m][t] = log10(max(1e-10, sum over k of W[m][k] |X[k][t]|^2)),  W of Slaney's scale, unit area, 0 to 8 kHz
 * out  (max(L[m][t], max of all L - 8) + 4) / 4 as [1, bands, N / 160 rounded down]
 * </pre>
 *
 * The transform is a convolution with the 402 windowed cosines and sines: ONNX's STFT was measured to be slower, see
 * {@code docs/decisions/0100-whisper-graph.md}. Needs 201 samples or more, as the reflection does. Source: openai/whisper,
 * whisper/audio.py.
 */
final class LogMelGraph {
    static final int SAMPLE_RATE = 16_000;
    static final int WINDOW_SAMPLES = 400;
    static final int HOP_SAMPLES = 160;

    private static final int BINS = WINDOW_SAMPLES / 2 + 1;
    private static final float SMALLEST_POWER = 1e-10f;
    private static final float RANGE = 8;
    private static final float SHIFT = 4;

    private LogMelGraph() {}

    /** Adds the nodes; {@code samples} is {@code [1, N]}. */
    static OnnxValue of(OnnxValue samples, OnnxGraph graph, int bands) {
        // Reflected by 40 on the right, not 200: without the samples of the last frame, which Whisper drops.
        int left = WINDOW_SAMPLES / 2;
        OnnxValue padded = graph.node(
                "Pad",
                List.of(samples, graph.integers("mel.reflected", 0, left, 0, left - HOP_SAMPLES)),
                OnnxAttributes.text("mode", "reflect"));
        OnnxValue transform = graph.constant("mel.transform", transform(), 2 * BINS, 1, WINDOW_SAMPLES);
        OnnxValue parts = graph.node(
                "Conv",
                List.of(padded.unsqueeze(1), transform),
                OnnxAttributes.integers("kernel_shape", WINDOW_SAMPLES),
                OnnxAttributes.integers("strides", HOP_SAMPLES));
        OnnxValue filters = graph.constant("mel.filters", filters(bands), bands, 2 * BINS);
        return compress(filters.matMul(parts.mul(parts)), graph);
    }

    private static OnnxValue compress(OnnxValue power, OnnxGraph graph) {
        OnnxValue heard = graph.node("Max", List.of(power, number(graph, "mel.smallest", SMALLEST_POWER)));
        OnnxValue level = graph.node("Log", List.of(heard)).mul(number(graph, "mel.log10", (float) (1 / Math.log(10))));
        OnnxValue floor = graph.node("ReduceMax", List.of(level), OnnxAttributes.integer("keepdims", 1))
                .sub(number(graph, "mel.range", RANGE));
        return graph.node("Max", List.of(level, floor))
                .add(number(graph, "mel.shift", SHIFT))
                .mul(number(graph, "mel.scale", 1 / SHIFT));
    }

    private static OnnxValue number(OnnxGraph graph, String name, float value) {
        return graph.constant(name, new float[] {value});
    }

    /** Rows of cosines, then of sines, under a periodic Hann window. */
    private static float[] transform() {
        float[] rows = new float[2 * BINS * WINDOW_SAMPLES];
        for (int n = 0; n < WINDOW_SAMPLES; n++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / WINDOW_SAMPLES);
            for (int k = 0; k < BINS; k++) {
                // The remainder keeps the angle small and with it exact.
                double angle = 2 * Math.PI * (k * n % WINDOW_SAMPLES) / WINDOW_SAMPLES;
                rows[k * WINDOW_SAMPLES + n] = (float) (hann * Math.cos(angle));
                rows[(BINS + k) * WINDOW_SAMPLES + n] = (float) (hann * Math.sin(angle));
            }
        }
        return rows;
    }

    /** Each filter twice: it weighs the squares of the cosines and of the sines, which makes their sum. */
    private static float[] filters(int bands) {
        MelFilterBank bank = MelFilterBank.slaney(SAMPLE_RATE, WINDOW_SAMPLES, bands, 0, SAMPLE_RATE / 2.0);
        float[] filters = new float[bands * 2 * BINS];
        for (int m = 0; m < bands; m++) {
            float[] row = bank.row(m);
            System.arraycopy(row, 0, filters, m * 2 * BINS, BINS);
            System.arraycopy(row, 0, filters, (m * 2 + 1) * BINS, BINS);
        }
        return filters;
    }
}
