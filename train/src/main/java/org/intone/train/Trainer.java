package org.intone.train;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.network.LayerChance;
import org.intone.network.Network;
import org.intone.network.Tensors;
import org.intone.network.Weight;

/**
 * Fits a network's weights epoch by epoch: Adam on the categorical cross-entropy, random windows of the training rows, made in
 * threads that run ahead of the network, the learning rate reduced and the training stopped by what dev says. All chance of an
 * epoch comes from the seed and the epoch's number, so that a training that was stopped and resumed ends with the weights of one
 * that was not.
 *
 * <p>For one thread; LibTorch's generator for dropout is one for the whole process, so two trainings at once in one process are
 * each right but not repeatable.
 */
final class Trainer {
    private final Network network;
    private final BatchMaker.View view;
    private final FitSettings settings;
    private final long seed;
    private final Objective objective;
    private final Adam adam;
    private final WeightAverage average;
    private final GradientLimit limit;

    /** A training of rows as they are, by their labels. */
    Trainer(Network network, Recipe recipe, Scaler scaler, FitSettings settings, long seed) {
        this(network, BatchMaker.View.plain(recipe, scaler), Objective.ofLabels(network), settings, seed);
    }

    Trainer(Network network, BatchMaker.View view, Objective objective, FitSettings settings, long seed) {
        this(network, view, objective, settings, seed, weight -> 1);
    }

    /** @param shares what the learning rate is multiplied by, of a weight's name */
    Trainer(
            Network network,
            BatchMaker.View view,
            Objective objective,
            FitSettings settings,
            long seed,
            ToDoubleFunction<String> shares) {
        this.network = network;
        this.view = view;
        this.settings = settings;
        this.seed = seed;
        this.objective = objective;
        this.adam = new Adam(learning(), settings.weightDecay(), shares);
        this.average = new WeightAverage(network.weights(), settings.pace().averaging());
        this.limit = new GradientLimit(settings.pace().mostGradient());
    }

    /** What a step changes: the network's weights and those that only the training has. */
    private List<Weight> learning() {
        return Stream.concat(network.weights().stream(), objective.weights().stream())
                .toList();
    }

    /** What a checkpoint keeps beside the network's weights. */
    private List<Weight> kept() {
        return Stream.of(adam.moments(), objective.weights(), average.tensors())
                .flatMap(List::stream)
                .toList();
    }

    /** Where each complete epoch goes. */
    interface Keeper {
        /** Stores the epoch's figures and all that is needed to go on after it. */
        void keep(EpochFigures figures, Checkpoint checkpoint) throws IOException;
    }

    /**
     * Trains until the last epoch, the end of patience or an interruption, and leaves the network with the best weights on dev, or the
     * last ones ({@link Pace}).
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
        EpochPlan plan = new EpochPlan(rows.train(), settings.batch(), rows.balance(), seed);
        try (BatchStream stream = new BatchStream(work(rows, plan, state.epoch() + 1), rows.threads())) {
            while (state.epoch() < settings.epochs() && !state.schedule().isOver(settings.patience())) {
                long began = System.nanoTime();
                int epoch = state.epoch() + 1;
                Tally train = pass(stream, plan.batches(epoch).size(), rows.classes(), state, listener);
                if (train == null) {
                    break;
                }
                Snapshot weights = Snapshot.of(network.weights());
                Snapshot judged = average.snapshot();
                judged.restore(network.weights());
                EpochScores dev = evaluate(rows.dev(), rows.classes());
                weights.restore(network.weights());
                boolean isBest = best == null
                        || settings.pace().curve().keepsLast()
                        || state.schedule().isBest(dev.uar(), dev.loss());
                best = isBest ? judged : best;
                double seconds = (System.nanoTime() - began) / 1e9;
                EpochFigures figures = new EpochFigures(
                        epoch, train.scores(), dev, rate(state, epoch), seconds, isBest, train.lesson());
                state = new State(
                        epoch,
                        adam.steps(),
                        state.schedule().after(dev.loss(), dev.uar(), settings.patience()),
                        isBest ? epoch : state.bestEpoch());
                keeper.keep(figures, new Checkpoint(state, weights, Snapshot.of(kept()), best));
                spent += seconds;
                run++;
                listener.epoch(figures, settings.epochs(), spent / run * (settings.epochs() - epoch));
            }
        }
        if (best == null) {
            throw new InterruptedTraining("interrupted before the first epoch was complete: there is nothing to keep");
        }
        best.restore(network.weights());
        return state;
    }

    private Snapshot resume(Checkpoint checkpoint) {
        checkpoint.weights().restore(network.weights());
        checkpoint.optimiser().restore(kept());
        adam.resume(checkpoint.state().steps());
        return checkpoint.best();
    }

    /** The making of all batches from an epoch on. */
    private Iterator<Callable<Batch>> work(Rows rows, EpochPlan plan, int from) {
        float[] weights = settings.classWeights()
                ? ClassWeights.balanced(rows.train(), plan.frequencies(), rows.classes())
                : ClassWeights.equal(rows.classes());
        BatchMaker maker = new BatchMaker(
                rows.train(),
                view,
                new BatchMaker.Answers(weights, settings.labelSmoothing(), objective.lessons()),
                seed);
        return IntStream.rangeClosed(from, settings.epochs())
                .boxed()
                .flatMap(epoch -> {
                    List<int[]> batches = plan.batches(epoch);
                    return IntStream.range(0, batches.size())
                            .mapToObj(number -> (Callable<Batch>) () -> maker.make(epoch, number, batches.get(number)));
                })
                .iterator();
    }

    /** One pass over the training rows; null if interrupted. */
    private Tally pass(BatchStream stream, int batches, int classes, State state, TrainingListener listener) {
        int epoch = state.epoch() + 1;
        LayerChance.seed(Chance.seed(seed, "dropout", epoch), network.device());
        Tally tally = new Tally(classes);
        for (int i = 0; i < batches; i++) {
            if (listener.interrupted()) {
                return null;
            }
            step(stream.next(), rate(state, state.epoch() + (i + 1.0) / batches), tally);
            listener.batch(epoch, i + 1, batches);
        }
        return tally;
    }

    private double rate(State state, double done) {
        return settings.pace().rate(settings.learningRate(), state.schedule().learningRate(), done, settings.epochs());
    }

    private void step(Batch batch, double rate, Tally tally) {
        float[] said = Tensors.scoped(() -> {
            Tensor input = Tensors.of(batch.input(), network.device(), batch.shape());
            Objective.Outcome outcome = objective.of(input, batch);
            adam.clearGradients();
            outcome.loss().backward();
            limit.apply(learning());
            adam.step(rate);
            average.follow(adam.steps());
            tally.addLesson(outcome.lesson(), batch.rows());
            return Tensors.values(outcome.said());
        });
        double[] scores = new double[said.length];
        for (int i = 0; i < said.length; i++) {
            scores[i] = said[i];
        }
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.classes()[row] != Example.UNLABELLED) {
                tally.add(batch.classes()[row], scores, row * (said.length / batch.rows()));
            }
        }
    }

    /** How the network does on whole recordings. */
    private EpochScores evaluate(List<Example> examples, int classes) {
        Tally tally = new Tally(classes);
        List<double[]> scores = new Scorer(network, view.recipe(), view.scaler()).score(examples);
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
     * @param balance how much small corpora are drawn more often, as {@link Variation} has it
     * @param threads threads that make batches
     */
    record Rows(List<Example> train, List<Example> dev, int classes, double balance, int threads) {
        /** Every row once an epoch. */
        Rows(List<Example> train, List<Example> dev, int classes) {
            this(train, dev, classes, 0, 1);
        }

        Rows {
            List<Example> labelled = train.stream().filter(Example::isLabelled).toList();
            if (labelled.size() < 2 || dev.isEmpty()) {
                throw new IllegalArgumentException(
                        "training needs two readable rows to learn from and one to judge by, had " + labelled.size()
                                + " and " + dev.size());
            }
            if (labelled.stream().mapToInt(Example::label).distinct().count() < 2) {
                throw new IllegalArgumentException(
                        "training needs rows of two classes, all " + labelled.size() + " readable ones are of one");
            }
        }
    }
}
