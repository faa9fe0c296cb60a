package org.intone.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.intone.network.Tensors;
import org.intone.network.Weight;

/** Copies of tensors' values by name. */
final class Snapshot {
    private final Map<String, float[]> values;

    private Snapshot(Map<String, float[]> values) {
        this.values = values;
    }

    /** Wraps values without a copy. */
    static Snapshot wrap(Map<String, float[]> values) {
        return new Snapshot(values);
    }

    /** Copies what tensors hold now. */
    static Snapshot of(List<Weight> weights) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Weight weight : weights) {
            values.put(weight.name(), Tensors.scoped(() -> Tensors.values(weight.tensor())));
        }
        return new Snapshot(values);
    }

    /** Writes the values back into tensors of the same names and sizes. */
    void restore(List<Weight> weights) {
        for (Weight weight : weights) {
            float[] own = values.get(weight.name());
            if (own == null) {
                throw new IllegalArgumentException("snapshot has no " + weight.name());
            }
            Tensors.scoped(() -> {
                Tensors.fill(weight.tensor(), own);
                return own;
            });
        }
    }

    /** The same values under other names. */
    Snapshot renamed(UnaryOperator<String> names) {
        Map<String, float[]> others = new LinkedHashMap<>();
        values.forEach((name, own) -> others.put(names.apply(name), own));
        return new Snapshot(others);
    }

    /** The values by name, shared: not to be written to. */
    Map<String, float[]> values() {
        return values;
    }
}
