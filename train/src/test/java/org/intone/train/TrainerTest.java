package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.Pointer;
import org.intone.feature.Scaler;
import org.intone.network.Architecture.Dimensions;
import org.intone.network.LibTorch;
import org.intone.network.Network;
import org.intone.network.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int CLASSES = 3;
    private static final List<Example> TRAIN = MadeUpRows.separable(130, CLASSES, 1);
    private static final List<Example> DEV = MadeUpRows.separable(30, CLASSES, 2);
    private static final FitSettings SETTINGS =
            new FitSettings(6, 16, 3e-3, 1e-2, true, new FitSettings.Patience(3, 0.5, 1e-5, 12));

    private final List<EpochFigures> history = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    private static Network network() {
        LibTorch.threads(1);
        Dimensions size = new Dimensions(MadeUpRows.RECIPE.windowFrames(), MadeUpRows.RECIPE.features(), CLASSES, 0.25);
        return Networks.named("cnn2d").build(size, 5, LibTorch.device());
    }

    private State fit(Network network, List<Example> train, Checkpoint start, BooleanSupplier interrupt)
            throws IOException {
        return fit(network, train, start, SETTINGS, "", interrupt);
    }

    private State fit(
            Network network,
            List<Example> train,
            Checkpoint start,
            FitSettings settings,
            String changes,
            BooleanSupplier interrupt)
            throws IOException {
        Scaler scaler = Scaler.fit(train.stream().map(Example::features).toList());
        BatchMaker.View view = new BatchMaker.View(MadeUpRows.RECIPE, scaler, Shown.AS_LOADED, Changes.parse(changes));
        return new Trainer(network, view, Objective.ofLabels(network), settings, 11)
                .fit(
                        new Trainer.Rows(train, DEV, CLASSES),
                        start,
                        (figures, checkpoint) -> {
                            history.add(figures);
                            checkpoints.add(checkpoint);
                        },
                        new TrainingListener() {
                            @Override
                            public boolean interrupted() {
                                return interrupt.getAsBoolean();
                            }
                        });
    }

    private static void assertSameWeights(Network expected, Network actual) {
        Snapshot.of(expected.weights())
                .values()
                .forEach((name, values) -> assertArrayEquals(
                        values, Snapshot.of(actual.weights()).values().get(name), name));
    }

    @Test
    void learnsWhatCanBeLearned() throws IOException {
        fit(network(), TRAIN, null, () -> false);
        assertEquals(6, history.size());
        assertTrue(history.get(5).train().loss() < 0.7 * history.get(0).train().loss(), history.toString());
        double best = history.stream().mapToDouble(f -> f.dev().uar()).max().orElseThrow();
        assertTrue(best > 0.7, history.toString());
    }

    @Test
    void shuffledLabelsGiveChance() throws IOException {
        List<Integer> labels =
                new ArrayList<>(TRAIN.stream().map(Example::label).toList());
        Collections.shuffle(labels, new Random(3));
        List<Example> shuffled = new ArrayList<>();
        for (int i = 0; i < TRAIN.size(); i++) {
            shuffled.add(
                    new Example(TRAIN.get(i).take(), labels.get(i), TRAIN.get(i).features()));
        }
        fit(network(), shuffled, null, () -> false);
        double mean = history.stream().mapToDouble(f -> f.dev().uar()).average().orElseThrow();
        assertEquals(1.0 / CLASSES, mean, 0.17, history.toString());
    }

    @Test
    void resumingGivesTheSameWeightsToTheLastBit(@TempDir Path folder) throws IOException {
        Network whole = network();
        State expected = fit(whole, TRAIN, null, () -> false);
        Checkpoint third = checkpoints.get(2);
        third.write(folder.resolve("last"));

        Network resumed = network();
        State actual = fit(resumed, TRAIN, Checkpoint.read(folder.resolve("last")), () -> false);
        assertEquals(expected, actual);
        assertSameWeights(whole, resumed);
        assertEquals(9, history.size());
        assertEquals(history.get(5).dev(), history.get(8).dev());
    }

    @Test
    void resumingDoesSoWithEverythingThatChancesOrRemembers(@TempDir Path folder) throws IOException {
        FitSettings settings = new FitSettings(
                4,
                16,
                3e-3,
                1e-2,
                true,
                new FitSettings.Patience(3, 0.5, 1e-5, 12),
                0.1,
                new Pace(Pace.Curve.COSINE, 1.5, 0.5, 0.9));
        String changes = "specaugment:8-6@0.7,mixup:0.4@0.5";
        Network whole = network();
        State expected = fit(whole, TRAIN, null, settings, changes, () -> false);
        checkpoints.get(1).write(folder.resolve("last"));
        Network resumed = network();
        Checkpoint second = Checkpoint.read(folder.resolve("last"));
        assertEquals(expected, fit(resumed, TRAIN, second, settings, changes, () -> false));
        assertSameWeights(whole, resumed);
        assertEquals(history.get(3).learningRate(), 0, 1e-12, "the cosine ends at 0");
        assertTrue(history.get(3).dev().uar() > 0.5, history.toString());
        assertFalse(
                Arrays.equals(
                        checkpoints.get(3).weights().values().get("conv1.weight"),
                        checkpoints.get(3).best().values().get("conv1.weight")),
                "the means are kept, not the last step's weights");
    }

    @Test
    void changesAreDrawnAnewInEachEpoch() throws IOException {
        fit(network(), TRAIN, null, () -> false);
        fit(network(), TRAIN, null, SETTINGS, "specaugment:30-6", () -> false);
        assertTrue(history.get(11).train().loss() > history.get(5).train().loss(), history.toString());
    }

    @Test
    void theSameSeedGivesTheSameWeights() throws IOException {
        Network one = network();
        fit(one, TRAIN, null, () -> false);
        Network other = network();
        fit(other, TRAIN, null, () -> false);
        assertSameWeights(one, other);
    }

    @Test
    void leavesTheBestWeightsOnDevAndNotTheLast() throws IOException {
        Network network = network();
        State state = fit(network, TRAIN, null, () -> false);
        EpochFigures best = history.get(state.bestEpoch() - 1);
        history.forEach(figures -> assertTrue(figures.dev().uar() <= best.dev().uar(), history.toString()));
        assertTrue(best.best());
    }

    @Test
    void leavesTheLastWeightsOfACosine() throws IOException {
        FitSettings cosine =
                new FitSettings(4, 16, 3e-3, 1e-2, true, SETTINGS.patience(), 0, new Pace(Pace.Curve.COSINE, 0, 0, 0));
        Network network = network();
        State state = fit(network, TRAIN, null, cosine, "", () -> false);
        assertEquals(4, state.bestEpoch());
        Network last = network();
        checkpoints.get(3).weights().restore(last.weights());
        assertSameWeights(last, network);
    }

    @Test
    void anInterruptionKeepsTheBestSoFarAndLosesTheHalfEpoch() throws IOException {
        AtomicInteger batches = new AtomicInteger();
        Network network = network();
        State state = fit(network, TRAIN, null, () -> batches.incrementAndGet() > 20);
        assertEquals(2, state.epoch());
        assertEquals(2, history.size());
        Network same = network();
        checkpoints.get(1).best().restore(same.weights());
        assertSameWeights(same, network);
    }

    @Test
    void anInterruptionInTheFirstEpochLeavesNothing() {
        assertThrows(InterruptedTraining.class, () -> fit(network(), TRAIN, null, () -> true));
    }

    @Test
    void memoryDoesNotGrow() throws IOException {
        fit(network(), TRAIN, null, () -> false);
        long before = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();
        for (int i = 0; i < 5; i++) {
            fit(network(), TRAIN, null, () -> false);
        }
        System.gc();
        assertTrue(Pointer.totalBytes() - before < 1 << 20, "JavaCPP holds " + (Pointer.totalBytes() - before));
        assertTrue(Pointer.physicalBytes() - physical < 200 << 20, "grew by " + (Pointer.physicalBytes() - physical));
    }
}
