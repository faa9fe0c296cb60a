package org.intone.report;

import java.util.Optional;
import org.intone.emotion.Prediction;

/**
 * What there is to show of a stream at a moment.
 *
 * @param seconds how long it runs
 * @param levelDb how loud it is, full scale is 0
 * @param peakDb its highest sample of late
 * @param isClipped whether samples of late lay at full scale
 * @param isSpeech whether somebody speaks
 * @param heard the emotion of the last window of the speech that goes on
 * @param secondsBehind how much sound waits to be heard
 */
public record LiveView(
        double seconds,
        double levelDb,
        double peakDb,
        boolean isClipped,
        boolean isSpeech,
        Optional<Prediction> heard,
        double secondsBehind) {}
