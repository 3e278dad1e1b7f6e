package org.evermodel.port;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.RunId;

/**
 * Remembers what came from what, for links that follow from nothing else the registry knows: which deployment served a
 * model version, which window of predictions a version answered, which run was fed from which window. Implemented by the
 * registry; pipelines and serving tell it without knowing the registry. Thread-safe.
 *
 * <pre>{@code
 * log.link(Thing.model(version.name(), version.number()), Thing.deployment("eu-west"), "as champion");
 * log.link(Thing.model(version.name(), version.number()), Thing.window("eu-west", from, to), "as champion");
 * }</pre>
 */
@FunctionalInterface
public interface LineageLog {
    /**
     * The role of a deployment to a window of its predictions where the versions that answered are linked to the window
     * themselves: it says where the predictions were made, not that they came from all that ever answered there.
     */
    String AT = "at";

    /**
     * Records links; durable, all or none, when the method returns. A link of the same things and role is recorded once
     * however often it is told, with the facts of the first time. Throws {@link org.evermodel.NotFoundException} where a
     * version is not registered.
     */
    void link(List<Link> links);

    /**
     * Records that {@code to} came from {@code from}; durable when the method returns, and recorded once however often it
     * is told.
     *
     * @param role what the one was to the other, such as "train"; may be empty
     */
    default void link(Thing from, Thing to, String role) {
        link(List.of(new Link(from, to, role, Map.of())));
    }

    /** A log that forgets everything. */
    static LineageLog none() {
        return links -> {};
    }

    /**
     * That one thing came from another.
     *
     * @param from what was read, ran or answered
     * @param to what came from it
     * @param role what the one was to the other, at most 250 characters; may be empty
     * @param facts what else is known of it, such as how many rows; at most 20, of names and texts of at most 250 characters
     */
    record Link(Thing from, Thing to, String role, Map<String, String> facts) {
        private static final int MOST_FACTS = 20;

        /** Copies the facts in the order of their names; refuses what is longer or more. */
        public Link {
            requireLength("role", role);
            if (facts.size() > MOST_FACTS) {
                throw new IllegalArgumentException(
                        "a link must have at most " + MOST_FACTS + " facts, but has " + facts.size());
            }
            facts.forEach((name, text) -> {
                requireName("fact", name);
                requireLength("fact \"" + name + "\"", text);
            });
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }

        private static void requireLength(String what, String text) {
            if (text.length() > RunBatch.LONGEST_KEY) {
                throw new IllegalArgumentException("the " + what + " of a link must have at most "
                        + RunBatch.LONGEST_KEY + " characters, but has " + text.length());
            }
        }
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

        /** One of several windows of the predictions that a deployment made, which may have been made at the same time. */
        static Thing window(String deployment, Instant from, Instant to, String series, long number) {
            return new OfWindow(deployment, from, to, series, number);
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
     * @param series what tells the windows apart that were counted together, at most 250 letters, digits and hyphens; may
     *     be empty where times alone tell windows apart
     * @param number the window's number in the series, not below 0
     */
    record OfWindow(String deployment, Instant from, Instant to, String series, long number) implements Thing {
        /** Refuses another name or series, a number below 0, and a window that ends before it starts. */
        public OfWindow {
            requireName("deployment", deployment);
            if (!series.matches("[A-Za-z0-9-]{0,250}") || number < 0) {
                throw new IllegalArgumentException("the series of a window must have at most 250 letters, digits and"
                        + " hyphens, and its number must not be below 0, but they were \"" + series + "\" and "
                        + number);
            }
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "a window must not end before it starts, but was " + from + " to " + to);
            }
        }

        /** A window that its times alone tell from others. */
        public OfWindow(String deployment, Instant from, Instant to) {
            this(deployment, from, to, "", 0);
        }
    }

    private static void requireName(String what, String name) {
        if (name.isEmpty() || name.length() > RunBatch.LONGEST_KEY || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a " + what + " must have 1 to " + RunBatch.LONGEST_KEY
                    + " characters, none of them NUL, but was \"" + name + "\"");
        }
    }
}
