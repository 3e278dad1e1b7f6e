package org.evermodel.registry;

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
     * Content that a run read and that is no version of any registered dataset.
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
}
