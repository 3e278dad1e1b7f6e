package org.evermodel.port;

import java.time.Instant;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.RunId;

/**
 * Remembers what came from what, for links that follow from nothing else the registry knows: which deployment served a
 * model version, which window of predictions a deployment made, which run was fed from which window. Implemented by the
 * registry; pipelines and serving tell it without knowing the registry. Thread-safe.
 *
 * <pre>{@code
 * log.link(Thing.model(version.name(), version.number()), Thing.deployment("eu-west"), "champion");
 * log.link(Thing.deployment("eu-west"), Thing.window("eu-west", from, to), "predicted");
 * }</pre>
 */
public interface LineageLog {
    /**
     * Records that {@code to} came from {@code from}; durable when the method returns, and recorded once however often it
     * is told.
     *
     * @param role what the one was to the other, such as "train"; may be empty
     */
    void link(Thing from, Thing to, String role);

    /** A log that forgets everything. */
    static LineageLog none() {
        return (from, to, role) -> {};
    }

    /** Something that came from something else. */
    sealed interface Thing {
        /** A version of a dataset. */
        static Thing dataset(DatasetName name, int number) {
            return new OfDataset(name, number);
        }

        /** Content, whether or not it is registered. */
        static Thing content(Digest digest) {
            return new OfContent(digest);
        }

        /** A run. */
        static Thing run(RunId id) {
            return new OfRun(id);
        }

        /** A step of a run. */
        static Thing step(RunId run, String step) {
            return new OfStep(run, step);
        }

        /** A version of a model. */
        static Thing model(ModelName name, int number) {
            return new OfModel(name, number);
        }

        /** A place where models answer. */
        static Thing deployment(String name) {
            return new OfDeployment(name);
        }

        /** The predictions that a deployment made in some time. */
        static Thing window(String deployment, Instant from, Instant to) {
            return new OfWindow(deployment, from, to);
        }
    }

    /**
     * A version of a dataset.
     *
     * @param name the dataset
     * @param number the version's number
     */
    record OfDataset(DatasetName name, int number) implements Thing {}

    /**
     * Content, whether or not it is registered.
     *
     * @param digest the digest of the content
     */
    record OfContent(Digest digest) implements Thing {}

    /**
     * A run.
     *
     * @param id the run's identity
     */
    record OfRun(RunId id) implements Thing {}

    /**
     * A step of a run.
     *
     * @param run the run
     * @param step the step's name, of 1 to 250 characters
     */
    record OfStep(RunId run, String step) implements Thing {
        /** Refuses another name. */
        public OfStep {
            requireName("step", step);
        }
    }

    /**
     * A version of a model.
     *
     * @param name the model
     * @param number the version's number
     */
    record OfModel(ModelName name, int number) implements Thing {}

    /**
     * A place where models answer.
     *
     * @param name the place's name, of 1 to 250 characters
     */
    record OfDeployment(String name) implements Thing {
        /** Refuses another name. */
        public OfDeployment {
            requireName("deployment", name);
        }
    }

    /**
     * The predictions that a deployment made in some time.
     *
     * @param deployment the deployment's name, of 1 to 250 characters
     * @param from when the first of them may have been made
     * @param to before when the last of them was made
     */
    record OfWindow(String deployment, Instant from, Instant to) implements Thing {
        /** Refuses another name, and a window that ends before it starts. */
        public OfWindow {
            requireName("deployment", deployment);
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "a window must not end before it starts, but was " + from + " to " + to);
            }
        }
    }

    private static void requireName(String what, String name) {
        if (name.isEmpty() || name.length() > RunBatch.LONGEST_KEY || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a " + what + " must have 1 to " + RunBatch.LONGEST_KEY
                    + " characters, none of them NUL, but was \"" + name + "\"");
        }
    }
}
