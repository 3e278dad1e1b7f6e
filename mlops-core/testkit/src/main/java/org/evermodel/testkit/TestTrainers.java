package org.evermodel.testkit;

import java.util.List;
import org.evermodel.model.Flavor;
import org.evermodel.model.Trainer;

/**
 * A small engine in plain Java, so that tests of everything around models need no other. Its trainers are exact,
 * instant and draw no chance. Thread-safe.
 */
public final class TestTrainers {
    private TestTrainers() {}

    /** Answers every row alike: the shares of the classes, or the mean. Named {@code majority}. */
    public static Trainer majority() {
        return new MajorityTrainer();
    }

    /**
     * Tells classes apart by the distance from their means, each feature measured in its deviation within the classes.
     * Named {@code nearest-mean}.
     */
    public static Trainer nearestMean() {
        return new NearestMeanTrainer();
    }

    /** Least squares with a faint ridge. Named {@code least-squares}. */
    public static Trainer leastSquares() {
        return new LeastSquaresTrainer();
    }

    /** All of them, the simplest first. */
    public static List<Trainer> all() {
        return List.of(majority(), nearestMean(), leastSquares());
    }

    /** Reads back what any of them made. Named {@code testkit}. */
    public static Flavor flavor() {
        return new TestFlavor();
    }
}
