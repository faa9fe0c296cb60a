package org.intone.network;

import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** The native library that networks are trained with: whether it is there, its device and its threads. */
public final class LibTorch {
    private static final Set<String> PLATFORMS = Set.of("linux-x86_64", "macosx-arm64", "windows-x86_64");

    private LibTorch() {}

    /** This machine as the libraries' jars name it, such as {@code linux-x86_64}. */
    public static String platform() {
        return Loader.Detector.getPlatform();
    }

    /** Whether there is a LibTorch for this machine which the class path lacks: it is a jar that can be left out. */
    public static boolean isLeftOut() {
        String library = "/org/bytedeco/pytorch/" + platform() + "/" + System.mapLibraryName("jnitorch");
        return PLATFORMS.contains(platform()) && LibTorch.class.getResource(library) == null;
    }

    /**
     * Loads the library.
     *
     * @throws IllegalStateException if there is none for this machine; the message is one line
     */
    public static void require() {
        if (isLeftOut()) {
            throw new IllegalStateException("training needs LibTorch, which is not on the class path: add"
                    + " org.bytedeco:pytorch and org.bytedeco:openblas with the classifier " + platform()
                    + ", or unpack the archive \"train\" of this version over the installed Intone");
        }
        try {
            Loader.load(torch.class);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "training needs LibTorch, which is not there for " + platform()
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
