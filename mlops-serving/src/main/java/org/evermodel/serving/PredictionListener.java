package org.evermodel.serving;

import org.evermodel.data.Dataset;

/**
 * Is told of every answer, on the thread that asked, before the asker has it (of a shadow's on the thread that asked the
 * shadow): so it must be quick, must not block, and hands its work to others. What it throws is logged and does not reach the asker. Thread-safe.
 */
public interface PredictionListener {
    /** One row was answered; also told of a shadow's answers. */
    void answered(Query query, Answer answer);

    /** A table was answered; also told of a shadow's answers. */
    void answered(Dataset rows, BatchAnswer answers);
}
