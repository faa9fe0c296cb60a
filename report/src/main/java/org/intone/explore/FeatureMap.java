package org.intone.explore;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Recordings on a plane: their first two principal components.
 *
 * <pre>
 * C = Z' Z / n, Z the standardised features;  C v[k] = lambda[k] v[k], lambda falling;  place[i][k] = z[i] v[k],  k = 0, 1
 * </pre>
 *
 * Each v has length 1 and a sum of 0 or more, so that the same recordings give the same picture. Immutable; serves all threads.
 *
 * <p>Source: K. Pearson, On lines and planes of closest fit to systems of points in space, 1901. EJML finds the eigenvectors.
 */
public final class FeatureMap {
    private final double[][] places;
    private final double[] shares;

    private FeatureMap(double[][] places, double[] shares) {
        this.places = places;
        this.shares = shares;
    }

    /** The map of a space; of fewer than two features the second axis is 0. */
    static FeatureMap of(FeatureSpace space) {
        int features = space.features();
        DMatrixRMaj correlation = new DMatrixRMaj(features, features);
        for (int i = 0; i < space.clips(); i++) {
            for (int a = 0; a < features; a++) {
                double za = space.z(i, a) / space.clips();
                for (int b = 0; b <= a; b++) {
                    correlation.add(a, b, za * space.z(i, b));
                }
            }
        }
        double total = 0;
        for (int a = 0; a < features; a++) {
            total += correlation.get(a, a);
            for (int b = 0; b < a; b++) {
                correlation.set(b, a, correlation.get(a, b));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(features, true, true);
        if (total == 0 || !eigen.decompose(correlation)) {
            return new FeatureMap(new double[space.clips()][2], new double[2]);
        }
        List<Integer> falling = IntStream.range(0, features)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer k) -> -eigen.getEigenvalue(k).getReal()))
                .limit(2)
                .toList();
        double[][] places = new double[space.clips()][2];
        double[] shares = new double[2];
        for (int k = 0; k < falling.size(); k++) {
            shares[k] = eigen.getEigenvalue(falling.get(k)).getReal() / total;
            project(space, eigen.getEigenVector(falling.get(k)), places, k);
        }
        return new FeatureMap(places, shares);
    }

    private static void project(FeatureSpace space, DMatrixRMaj axis, double[][] places, int k) {
        double sum = 0;
        for (int d = 0; d < space.features(); d++) {
            sum += axis.get(d);
        }
        double sign = sum < 0 ? -1 : 1;
        for (int i = 0; i < places.length; i++) {
            for (int d = 0; d < space.features(); d++) {
                places[i][k] += sign * space.z(i, d) * axis.get(d);
            }
        }
    }

    /** Where recording i lies on axis k, 0 or 1. */
    public double place(int i, int k) {
        return places[i][k];
    }

    /** The share of all variance along axis k, 0 or 1. */
    public double share(int k) {
        return shares[k];
    }
}
