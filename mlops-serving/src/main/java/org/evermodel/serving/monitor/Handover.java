package org.evermodel.serving.monitor;

import java.time.Instant;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.serving.Answer;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Route;

/** What was answered at once and waits to be counted. */
sealed interface Handover {
    Instant at();

    int rows();

    ModelVersion version();

    Route route();

    /** The id of one row, or what with a row's position makes its id. */
    String key();

    default boolean isShadow() {
        return route() == Route.SHADOW;
    }

    record One(Row row, Answer answer, Instant at) implements Handover {
        @Override
        public int rows() {
            return 1;
        }

        @Override
        public ModelVersion version() {
            return answer.version();
        }

        @Override
        public Route route() {
            return answer.route();
        }

        @Override
        public String key() {
            return answer.id();
        }
    }

    record Many(Dataset table, BatchAnswer answers, Instant at) implements Handover {
        @Override
        public int rows() {
            return answers.predictions().size();
        }

        @Override
        public ModelVersion version() {
            return answers.version();
        }

        @Override
        public Route route() {
            return answers.route();
        }

        @Override
        public String key() {
            return answers.series();
        }
    }
}
