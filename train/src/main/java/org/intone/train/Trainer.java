package org.intone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.network.Network;
import org.intone.network.Tensors;

/**
 * Fits a network's weights epoch by epoch: Adam on the categorical cross-entropy, random windows of the training rows, the
 * learning rate reduced and the training stopped by what dev says. All chance of an epoch comes from the seed and the epoch's
 * number, so that a training that was stopped and resumed ends with the weights of one that was not.
 *
 * <p>For one thread; LibTorch's generator for dropout is one for the whole process, so two trainings at once in one process are
 * each right but not repeatable.
 */
final class Trainer {
    private final Network network;
    private final Recipe recipe;
    private final Scaler scaler;
    private final FitSettings settings;
    private final long seed;
    private final Adam adam;

    Trainer(Network network, Recipe recipe, Scaler scaler, FitSettings settings, long seed) {
        this.network = network;
        this.recipe = recipe;
        this.scaler = scaler;
        this.settings = settings;
        this.seed = seed;
        this.adam = new Adam(network.weights(), settings.weightDecay());
    }

    /** Where each complete epoch goes. */
    interface Keeper {
        /** Stores the epoch's figures and all that is needed to go on after it. */
        void keep(EpochFigures figures, Checkpoint checkpoint) throws IOException;
    }

    /**
     * Trains until the last epoch, the end of patience or an interruption, and leaves the network with the best weights on dev.
     *
     * @param rows the rows to learn from and those to judge by
     * @param start the checkpoint to go on from; null to start anew
     * @return where it ended
     * @throws InterruptedTraining if interrupted before the first epoch was complete
     */
    State fit(Rows rows, Checkpoint start, Keeper keeper, TrainingListener listener) throws IOException {
        Snapshot best = start == null ? null : resume(start);
        State state = start == null ? State.start(settings.learningRate()) : start.state();
        double spent = 0;
        int run = 0;
        while (state.epoch() < settings.epochs() && !state.schedule().isOver(settings.patience())) {
            long began = System.nanoTime();
            int epoch = state.epoch() + 1;
            EpochScores train = pass(rows, state, listener);
            if (train == null) {
                break;
            }
            EpochScores dev = evaluate(rows.dev(), rows.classes());
            boolean isBest = best == null || state.schedule().isBest(dev.uar());
            Snapshot weights = Snapshot.of(network.weights());
            best = isBest ? weights : best;
            double seconds = (System.nanoTime() - began) / 1e9;
            EpochFigures figures =
                    new EpochFigures(epoch, train, dev, state.schedule().learningRate(), seconds, isBest);
            state = new State(
                    epoch,
                    adam.steps(),
                    state.schedule().after(dev.loss(), dev.uar(), settings.patience()),
                    isBest ? epoch : state.bestEpoch());
            keeper.keep(figures, new Checkpoint(state, weights, Snapshot.of(adam.moments()), best));
            spent += seconds;
            run++;
            listener.epoch(figures, settings.epochs(), spent / run * (settings.epochs() - epoch));
        }
        if (best == null) {
            throw new InterruptedTraining("interrupted before the first epoch was complete: there is nothing to keep");
        }
        best.restore(network.weights());
        return state;
    }

    private Snapshot resume(Checkpoint checkpoint) {
        checkpoint.weights().restore(network.weights());
        checkpoint.optimiser().restore(adam.moments());
        adam.resume(checkpoint.state().steps());
        return checkpoint.best();
    }

    /** One pass over the training rows; null if interrupted. */
    private EpochScores pass(Rows rows, State state, TrainingListener listener) {
        int epoch = state.epoch() + 1;
        torch.manual_seed(Chance.seed(seed, "dropout", epoch));
        SplittableRandom random = new SplittableRandom(Chance.seed(seed, "rows", epoch));
        List<List<Example>> batches = batches(rows.train(), random);
        float[] weights = settings.classWeights()
                ? ClassWeights.balanced(rows.train(), rows.classes())
                : ClassWeights.equal(rows.classes());
        Tally tally = new Tally(rows.classes());
        for (int i = 0; i < batches.size(); i++) {
            if (listener.interrupted()) {
                return null;
            }
            Batch batch = Batch.cropped(batches.get(i), recipe, scaler, random);
            step(batch, weights, state.schedule().learningRate(), tally);
            listener.batch(epoch, i + 1, batches.size());
        }
        return tally.scores();
    }

    /** Shuffled rows in batches; a last batch of a single row is left out, since batch norm has nothing to compare it with. */
    private List<List<Example>> batches(List<Example> rows, SplittableRandom random) {
        int[] order = Chance.permutation(rows.size(), random);
        List<Example> shuffled = Arrays.stream(order).mapToObj(rows::get).toList();
        List<List<Example>> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += settings.batch()) {
            List<Example> batch = shuffled.subList(from, Math.min(shuffled.size(), from + settings.batch()));
            if (batch.size() > 1) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private void step(Batch batch, float[] classWeights, double rate, Tally tally) {
        float[] logits = Tensors.scoped(() -> {
            Tensor output = network.forward(Tensors.of(batch.input(), network.device(), batch.shape()), true);
            Tensor weights = Tensors.of(classWeights, network.device(), classWeights.length);
            Tensor classes = Tensors.of(batch.classes(), network.device());
            Tensor loss = torch.cross_entropy_loss(output, classes, new TensorOptional(weights), 1, -100, 0);
            adam.clearGradients();
            loss.backward();
            adam.step(rate);
            return Tensors.values(output);
        });
        double[] scores = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            scores[i] = logits[i];
        }
        for (int row = 0; row < batch.classes().length; row++) {
            tally.add((int) batch.classes()[row], scores, row * classWeights.length);
        }
    }

    /** How the network does on whole recordings. */
    private EpochScores evaluate(List<Example> examples, int classes) {
        Tally tally = new Tally(classes);
        List<double[]> scores = new Scorer(network, recipe, scaler).score(examples);
        for (int i = 0; i < scores.size(); i++) {
            tally.add(examples.get(i).label(), scores.get(i), 0);
        }
        return tally.scores();
    }

    /**
     * The rows of a training.
     *
     * @param train what the weights are fitted to
     * @param dev what judges them
     * @param classes the number of classes
     */
    record Rows(List<Example> train, List<Example> dev, int classes) {
        Rows {
            if (train.size() < 2 || dev.isEmpty()) {
                throw new IllegalArgumentException(
                        "training needs two readable rows to learn from and one to judge by, had " + train.size()
                                + " and " + dev.size());
            }
            if (train.stream().mapToInt(Example::label).distinct().count() < 2) {
                throw new IllegalArgumentException(
                        "training needs rows of two classes, all " + train.size() + " readable ones are of one");
            }
        }
    }
}
