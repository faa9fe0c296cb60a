package org.intone.network;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** The native library that networks are trained with: whether it is there, its device and its threads. */
public final class LibTorch {
    private LibTorch() {}

    /**
     * Loads the library.
     *
     * @throws IllegalStateException if there is none for this machine; the message is one line
     */
    public static void require() {
        try {
            Loader.load(torch.class);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "training needs LibTorch, which is not there for " + Loader.Detector.getPlatform()
                            + ": train on Linux x86-64, macOS arm64 or Windows x86-64; all other commands work here",
                    e);
        }
    }

    /** The first CUDA device where LibTorch finds one, else the processor. */
    public static Device device() {
        require();
        return new Device(torch.hasCUDA() && torch.cuda_is_available() ? "cuda" : "cpu");
    }

    /**
     * Sets how many threads compute one network. OpenBLAS, which multiplies the dense layers' matrices, does not hear of
     * it: the environment variable {@code OPENBLAS_NUM_THREADS} sets its threads.
     */
    public static void threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        require();
        torch.set_num_threads(threads);
    }
}
