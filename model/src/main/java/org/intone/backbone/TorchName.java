package org.intone.backbone;

import java.util.Arrays;
import java.util.Optional;

/** The names of Python that a file of PyTorch tensors may call. There are no others: see {@link PickleReader}. */
enum TorchName {
    ORDERED_DICT("collections OrderedDict", null),
    REBUILD_TENSOR("torch._utils _rebuild_tensor_v2", null),
    FLOAT_STORAGE("torch FloatStorage", TensorType.F32),
    HALF_STORAGE("torch HalfStorage", TensorType.F16),
    BFLOAT16_STORAGE("torch BFloat16Storage", TensorType.BF16);

    private final String python;
    private final TensorType type;

    TorchName(String python, TensorType type) {
        this.python = python;
        this.type = type;
    }

    /** The constant of a module and a name in it; empty for one that may not be called. */
    static Optional<TorchName> of(String module, String name) {
        return Arrays.stream(values())
                .filter(known -> known.python.equals(module + " " + name))
                .findFirst();
    }

    /** What a storage holds; empty for what is no storage. */
    Optional<TensorType> type() {
        return Optional.ofNullable(type);
    }
}
