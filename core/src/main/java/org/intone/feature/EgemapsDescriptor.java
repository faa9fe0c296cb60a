package org.intone.feature;

import java.util.List;

/**
 * The low-level descriptors of {@code egemaps@1}, one value a frame each. Defined in {@code docs/egemaps.md}.
 *
 * <pre>
 * P[k]: power of bin k of the 20 ms frame under a Hamming window w, |X[k]|^2 / (sum of w)^2, 512 bins at 16 kHz
 * H[h]: largest power of the 60 ms frame under a Gaussian window within F0 / 4 of h F0
 * </pre>
 */
enum EgemapsDescriptor {
    F0("semitones over 27.5 Hz", "max(1, 12 log2(F0 / 27.5 Hz))", true),
    JITTER("share of the period", "mean |T[i] - T[i-1]| / mean T over the periods within 60 ms", true),
    SHIMMER("dB", "mean |20 log10(A[i] / A[i-1])|, A the peak-to-peak amplitude of a period within 60 ms", true),
    HNR("dB", "10 log10(r / (1 - r)), r the normalised autocorrelation at the period", true),
    H1_H2("dB", "10 log10(H[1] / H[2])", true),
    H1_A3("dB", "10 log10(H[1] / highest harmonic within 20 % of F3)", true),
    F1_HZ("Hz", "lowest pole of the linear prediction below 5.5 kHz", true),
    F1_BANDWIDTH("Hz", "-ln |pole| rate / pi", true),
    F1_AMPLITUDE("dB", "10 log10(harmonic nearest to F1 / H[1])", true),
    F2_HZ("Hz", "second pole", true),
    F2_BANDWIDTH("Hz", "-ln |pole| rate / pi", true),
    F2_AMPLITUDE("dB", "10 log10(harmonic nearest to F2 / H[1])", true),
    F3_HZ("Hz", "third pole", true),
    F3_BANDWIDTH("Hz", "-ln |pole| rate / pi", true),
    F3_AMPLITUDE("dB", "10 log10(harmonic nearest to F3 / H[1])", true),
    LOUDNESS("1", "sum over 26 mel bands of (equal loudness * power)^(1/3)", false),
    FLUX("1", "sqrt(sum over 0-5 kHz of (sqrt P[k] - sqrt of P[k] one frame before)^2)", false),
    MFCC1("1", "liftered cepstral coefficient 1 of ln of 26 mel bands", false),
    MFCC2("1", "liftered cepstral coefficient 2", false),
    MFCC3("1", "liftered cepstral coefficient 3", false),
    MFCC4("1", "liftered cepstral coefficient 4", false),
    ALPHA_RATIO("dB", "10 log10(power of 1-5 kHz / power of 50-1000 Hz)", false),
    HAMMARBERG("dB", "10 log10(highest power of 0-2 kHz / highest of 2-5 kHz)", false),
    SLOPE_0_500("dB/Hz", "slope of the straight line through 10 log10 P[k], 0-500 Hz", false),
    SLOPE_500_1500("dB/Hz", "slope of the straight line through 10 log10 P[k], 500-1500 Hz", false),
    POWER("full scale squared", "mean of the squared samples of the 20 ms", false),
    PEAK("full scale", "largest magnitude less the mean within the 20 ms, which tells silence", false);

    /** The frequencies of the formants, the lowest first. */
    static final List<EgemapsDescriptor> FREQUENCIES = List.of(F1_HZ, F2_HZ, F3_HZ);

    /** Their bandwidths. */
    static final List<EgemapsDescriptor> BANDWIDTHS = List.of(F1_BANDWIDTH, F2_BANDWIDTH, F3_BANDWIDTH);

    /** Their amplitudes. */
    static final List<EgemapsDescriptor> AMPLITUDES = List.of(F1_AMPLITUDE, F2_AMPLITUDE, F3_AMPLITUDE);

    /** The cepstral coefficients, from 1. */
    static final List<EgemapsDescriptor> MFCC = List.of(MFCC1, MFCC2, MFCC3, MFCC4);

    private final String unit;
    private final String formula;
    private final boolean voiced;

    EgemapsDescriptor(String unit, String formula, boolean voiced) {
        this.unit = unit;
        this.formula = formula;
        this.voiced = voiced;
    }

    /** What a value counts. */
    String unit() {
        return unit;
    }

    /** How a value is computed, in one line. */
    String formula() {
        return formula;
    }

    /** Whether it means something only where there is a voice; NaN elsewhere. */
    boolean isVoiced() {
        return voiced;
    }
}
