package org.intone.network;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The chance of layers in training. On a processor it is the thread's own, so that trainings in several threads of one process give
 * what each gives alone; it draws what LibTorch's generator of the processor would draw of the same seed. On another device it is
 * LibTorch's generator of that device, of which the process has one.
 */
public final class LayerChance {
    private static final ThreadLocal<LayerChance> OWN = ThreadLocal.withInitial(LayerChance::new);

    private final Generator generator;
    private final GeneratorOptional argument;

    private LayerChance() {
        // Made within a step, they outlive its scope.
        generator = torch.make_generator_cpu();
        generator.retainReference();
        argument = new GeneratorOptional(generator);
        argument.retainReference();
    }

    /** Begins anew: what layers of this device draw in this thread from now on hangs on the seed alone. */
    public static void seed(long seed, Device device) {
        if (device.is_cpu()) {
            OWN.get().generator.set_current_seed(seed);
        } else {
            torch.manual_seed(seed);
        }
    }

    /** What LibTorch draws from for a tensor on the processor. */
    static GeneratorOptional ofThread() {
        return OWN.get().argument;
    }
}
