package org.evermodel.benchmarks;

import java.util.Map;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;

/** Evaluated candidates, no two the same, of one small model. */
final class Trials {
    private static final int ROWS = 60;
    private static final int TEST_ROWS = 20;

    private final Dataset train;
    private final Dataset test;
    private final Model model;
    private final Evaluation evaluation;
    private int made;

    Trials() {
        Dataset table = Answers.of(ROWS).table();
        train = table.slice(TEST_ROWS, ROWS);
        test = table.slice(0, TEST_ROWS);
        model = Answers.train(Engine.LINEAR.trainer(), train);
        evaluation = Evaluator.overall().evaluate(candidate());
    }

    private Candidate candidate() {
        return new Candidate(
                model, train, test, Engine.LINEAR.trainer().name(), Map.of("trial", Integer.toString(made++)));
    }

    Evaluated next() {
        return new Evaluated(candidate(), evaluation);
    }
}
