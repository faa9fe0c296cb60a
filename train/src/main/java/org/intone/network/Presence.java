package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Tells a window's sound from its padding: a frame is padding if no band of it lies above that band's least value in the window.
 *
 * <pre>
 * presence[t] = 1 if input[t, m] &gt; min over s of input[s, m] for some m, else 0
 * [frames, bands] to [frames, 1]
 * </pre>
 *
 * So it is for recipes that pad with the least value that they know, as the log-mel ones do; digital silence counts as padding
 * too. Equal numbers have a difference of 0 in every runtime, so that both forms agree to the last frame.
 */
final class Presence {
    private Presence() {}

    /** {@code [batch, frames, bands] to [batch, frames, 1]}. */
    static Tensor of(Tensor input) {
        long[] frames = {1};
        long[] bands = {2};
        return input.sub(input.amin(frames, true)).amax(bands, true).sign();
    }

    static OnnxValue toOnnx(OnnxGraph graph, OnnxValue input) {
        OnnxValue excess = input.sub(input.min(true, 1)).max(true, 2);
        return graph.node("Sign", List.of(excess));
    }
}
