package org.evermodel.registry.lineage;

import java.time.Instant;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.RunId;

/** One thing in a lineage graph. */
public sealed interface LineageNode {
    /**
     * A registered version of a dataset.
     *
     * @param name the dataset
     * @param number the version's number
     */
    record OfDataset(DatasetName name, int number) implements LineageNode {
        @Override
        public String toString() {
            return "dataset " + name + "/" + number;
        }
    }

    /**
     * Content that a run read or made and that is no version of any registered dataset.
     *
     * @param digest the digest of the content
     */
    record OfContent(Digest digest) implements LineageNode {
        @Override
        public String toString() {
            return "content " + digest.abbreviated();
        }
    }

    /**
     * A run.
     *
     * @param id the run's identity
     */
    record OfRun(RunId id) implements LineageNode {
        @Override
        public String toString() {
            return "run " + id;
        }
    }

    /**
     * A step of a run.
     *
     * @param run the run's identity
     * @param step the step's name
     */
    record OfStep(RunId run, String step) implements LineageNode {
        @Override
        public String toString() {
            return "step " + step + " of run " + run;
        }
    }

    /**
     * A version of a model.
     *
     * @param name the model
     * @param number the version's number
     */
    record OfModel(ModelName name, int number) implements LineageNode {
        @Override
        public String toString() {
            return "model " + ModelUri.of(name, number);
        }
    }

    /**
     * An alias of a model, as it stands now.
     *
     * @param name the model
     * @param alias the alias
     */
    record OfAlias(ModelName name, Alias alias) implements LineageNode {
        @Override
        public String toString() {
            return "alias " + ModelUri.of(name, alias);
        }
    }

    /**
     * A place where models answer; who answers for a model in this library has the model's name.
     *
     * @param name the place's name
     */
    record OfDeployment(String name) implements LineageNode {
        @Override
        public String toString() {
            return "deployment " + name;
        }
    }

    /**
     * The predictions that a deployment made in some time.
     *
     * @param deployment the deployment's name
     * @param from when the first of them may have been made
     * @param to before when the last of them was made
     * @param series what tells the windows apart that were counted together; empty where their times do
     * @param number the window's number in the series
     */
    record OfWindow(String deployment, Instant from, Instant to, String series, long number) implements LineageNode {
        /** A window that its times alone tell from others. */
        public OfWindow(String deployment, Instant from, Instant to) {
            this(deployment, from, to, "", 0);
        }

        @Override
        public String toString() {
            String window = series.isEmpty() ? "" : ", window " + number + " of " + series;
            return "predictions of " + deployment + " from " + from + " to " + to + window;
        }
    }
}
