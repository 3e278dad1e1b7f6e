package org.evermodel.serving.retrain;

/** Is told of every attempt, on the thread that made it, after the champion changed. */
@FunctionalInterface
public interface RetrainingListener {
    /** An attempt has ended. What this throws is logged. */
    void ended(Retraining retraining);
}
