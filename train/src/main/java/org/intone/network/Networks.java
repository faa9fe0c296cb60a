package org.intone.network;

import java.util.List;
import java.util.stream.Collectors;

/** The architectures that {@code --network} knows. */
public final class Networks {
    private static final List<Architecture> ALL = List.of(
            new Cnn2d(),
            new Cnn1d(),
            new Conformer("conformer", true),
            new Conformer("conformer-raw", false),
            new CnnLstm(),
            new Tdnn(),
            new ResNet(),
            new Head(),
            new Heads(),
            new Kernel(),
            new Svm());

    private Networks() {}

    /** All of them, the default first. */
    public static List<Architecture> all() {
        return ALL;
    }

    /**
     * The architecture of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that are known
     */
    public static Architecture named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no network '" + name + "': known are "
                        + ALL.stream().map(Architecture::name).collect(Collectors.joining(", "))));
    }
}
