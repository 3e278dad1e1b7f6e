package org.evermodel.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evermodel.Seed;
import org.evermodel.data.Dataset;
import org.evermodel.data.UnusableRowsException;

/**
 * Compares trainers on training rows alone: the rows are cut into folds, each trainer learns from all folds but one and is
 * judged on that one, transforms fitted anew each time.
 *
 * <pre>{@code
 * TrainerComparison result = CrossValidation.ofFolds(3).compare(training, trainers, rows, Seed.of(42));
 * Trainer best = result.chosen();
 * }</pre>
 *
 * <p>Folds have about the class shares of all rows, or follow one another in time where {@link #forwardChained()}. A
 * fold with one answer only to learn from is left out. The loss of a row is the negative natural logarithm of the
 * probability given to its class, at most 34.5, or the squared error. A trainer that is slow learns from a sample of the
 * rows ({@link Trainer#comparisonRows()}), unless that holds one answer only; one that diverges loses.
 *
 * <p>The first trainer whose mean loss is within one standard error of the best one's is chosen, by the losses of the
 * two row by row: so list simpler trainers first. See Breiman, Friedman, Olshen and Stone, Classification and Regression
 * Trees, 1984, section 3.4.3, for the rule of one standard error.
 *
 * <p>Seeds go by name, so the result does not depend on threads or on which other trainers take part. Immutable and
 * thread-safe.
 */
public final class CrossValidation {
    private final int folds;
    private final boolean forward;
    private final Executor executor;
    private final ObjDoubleConsumer<String> progress;

    private CrossValidation(int folds, boolean forward, Executor executor, ObjDoubleConsumer<String> progress) {
        this.folds = folds;
        this.forward = forward;
        this.executor = executor;
        this.progress = progress;
    }

    /** Into so many folds, at least 2, one after the other in the calling thread. */
    public static CrossValidation ofFolds(int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException("cross-validation needs at least 2 folds, but was asked for " + folds);
        }
        return new CrossValidation(folds, false, Runnable::run, (doing, share) -> {});
    }

    /** With rows in order of time: each fold is judged by what came before it, and the first rows are never judged. */
    public CrossValidation forwardChained() {
        return new CrossValidation(folds, true, executor, progress);
    }

    /** With trainings side by side in {@code executor}, which changes nothing about the result. */
    public CrossValidation on(Executor executor) {
        return new CrossValidation(folds, forward, executor, progress);
    }

    /**
     * With {@code progress} told after each training what was done and the share of the work that is done, in [0, 1];
     * called by the threads that train.
     */
    public CrossValidation reporting(ObjDoubleConsumer<String> progress) {
        return new CrossValidation(folds, forward, executor, progress);
    }

    /** Every setting that influences the result, by name, in a canonical form. */
    public Map<String, String> parameters() {
        return Map.of("folds", Integer.toString(folds), "forwardChained", Boolean.toString(forward));
    }

    /**
     * Compares those of {@code trainers} that can learn the task.
     *
     * <p>Throws IllegalArgumentException where none can; UnusableRowsException where there are too few rows to cut, or in
     * no fold two answers to learn from; MlopsException where all
     * diverged, or the calling thread is interrupted; and what a training throws. No training is begun after one has
     * failed, and none goes on in another thread when this method has returned, however it ended.
     */
    public TrainerComparison compare(Training training, List<Trainer> trainers, Dataset rows, Seed seed) {
        Labelled labelled = training.target().label(rows);
        List<Trainer> able = trainers.stream()
                .filter(trainer -> trainer.supports(labelled.task()))
                .toList();
        if (able.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of " + trainers.stream().map(Trainer::name).toList() + " can learn \""
                            + labelled.target() + "\", which is a "
                            + labelled.task().name().toLowerCase(java.util.Locale.ROOT));
        }
        List<Fold> usable = folds(labelled, seed);
        List<Contest> contests = able.stream()
                .flatMap(trainer -> usable.stream().map(fold -> new Contest(training, labelled, trainer, fold, seed)))
                .toList();
        List<double[]> losses = run(contests);
        return TrainerComparison.of(
                labelled.task(),
                IntStream.range(0, able.size())
                        .mapToObj(i -> new Contender(
                                able.get(i),
                                contests.get(i * usable.size()).learned(),
                                usable.get(0).learn().length,
                                losses.subList(i * usable.size(), (i + 1) * usable.size())))
                        .toList());
    }

    private List<Fold> folds(Labelled labelled, Seed seed) {
        int rows = labelled.rows().rowCount();
        if (rows <= folds) {
            throw new UnusableRowsException(
                    "cross-validation into " + folds + " folds needs more than " + folds + " rows, but has " + rows);
        }
        List<Fold> all = forward ? Fold.forward(rows, folds) : Fold.shuffled(labelled, folds, seed);
        List<Fold> usable = all.stream()
                .filter(fold -> labelled.take(fold.learn()).teaches())
                .toList();
        if (usable.isEmpty()) {
            throw new UnusableRowsException("in none of " + folds + " folds are there two answers of \""
                    + labelled.target() + "\" to learn from");
        }
        return usable;
    }

    private List<double[]> run(List<Contest> contests) {
        AtomicInteger done = new AtomicInteger();
        List<Supplier<double[]>> work = new ArrayList<>();
        for (Contest contest : contests) {
            work.add(() -> {
                double[] losses = contest.losses();
                progress.accept(contest.toString(), (double) done.incrementAndGet() / contests.size());
                return losses;
            });
        }
        return SideBySide.run(work, executor);
    }

    @Override
    public String toString() {
        return "CrossValidation[" + folds + " folds" + (forward ? ", forward-chained]" : "]");
    }
}
