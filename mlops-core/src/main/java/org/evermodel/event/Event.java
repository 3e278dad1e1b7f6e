package org.evermodel.event;

import java.util.Map;
import java.util.OptionalInt;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.RunId;

/**
 * Something that happened in a registry, as its audit log tells it. {@link #origin()} has all that the log says; the
 * components have what a listener mostly wants. Actions that have no type of their own are {@link Other}, so a listener
 * has a default branch.
 */
public sealed interface Event {
    /** The row of the audit log. */
    Origin origin();

    /**
     * A version was registered.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param version the version's number
     * @param tags the tags it was given
     */
    record ModelRegistered(Origin origin, ModelName model, int version, Map<String, String> tags) implements Event {
        /** Copies the tags. */
        public ModelRegistered {
            tags = Map.copyOf(tags);
        }

        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A tag was given to a model or a version, or taken off.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param version the version's number; empty where the model itself was tagged
     * @param tags the tags with their values; those they had where they were taken off
     * @param removed whether they were taken off
     */
    record ModelTagged(Origin origin, ModelName model, OptionalInt version, Map<String, String> tags, boolean removed)
            implements Event {
        /** Copies the tags. */
        public ModelTagged {
            tags = Map.copyOf(tags);
        }

        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A model or a version was described.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param version the version's number; empty where the model itself was described
     * @param description what is said of it now
     */
    record ModelDescribed(Origin origin, ModelName model, OptionalInt version, String description) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A model got another name.
     *
     * @param origin the row of the audit log
     * @param from the name it had
     * @param to the name it has
     */
    record ModelRenamed(Origin origin, ModelName from, ModelName to) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A model was deleted.
     *
     * @param origin the row of the audit log
     * @param model the name it had
     */
    record ModelDeleted(Origin origin, ModelName model) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A model that was deleted is there again.
     *
     * @param origin the row of the audit log
     * @param model the model
     */
    record ModelRestored(Origin origin, ModelName model) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A version is no longer offered.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param version the version's number
     */
    record VersionArchived(Origin origin, ModelName model, int version) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A version was deleted.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param version the version's number
     */
    record VersionDeleted(Origin origin, ModelName model, int version) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A version that was archived or deleted is there again.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param version the version's number
     */
    record VersionRestored(Origin origin, ModelName model, int version) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * An alias names another version, or none.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param alias the alias
     * @param from the version it named, if any
     * @param to the version it names, if any
     */
    record AliasMoved(Origin origin, ModelName model, Alias alias, OptionalInt from, OptionalInt to) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A move of a protected alias was proposed, and waits for an approval.
     *
     * @param origin the row of the audit log
     * @param model the model
     * @param alias the alias
     * @param proposal the proposal's identity
     * @param from the version it names, if any
     * @param to the version it is to name, if any
     */
    record MoveProposed(Origin origin, ModelName model, Alias alias, String proposal, OptionalInt from, OptionalInt to)
            implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * Other versions than before get traffic beside the champion.
     *
     * @param origin the row of the audit log
     * @param model the model
     */
    record RoutingChanged(Origin origin, ModelName model) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A version of a dataset was registered.
     *
     * @param origin the row of the audit log
     * @param dataset the dataset
     * @param version the version's number
     */
    record DatasetRegistered(Origin origin, DatasetName dataset, int version) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * Something else happened to a dataset: {@link Origin#action()} says what.
     *
     * @param origin the row of the audit log
     * @param dataset the dataset
     * @param version the version's number; empty where several are concerned
     */
    record DatasetChanged(Origin origin, DatasetName dataset, OptionalInt version) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A run started.
     *
     * @param origin the row of the audit log
     * @param run the run
     * @param experiment the experiment it belongs to
     */
    record RunStarted(Origin origin, RunId run, ExperimentName experiment) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A run logged something: {@link Origin#action()} says what.
     *
     * @param origin the row of the audit log
     * @param run the run
     */
    record RunLogged(Origin origin, RunId run) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * A run ended.
     *
     * @param origin the row of the audit log
     * @param run the run
     * @param outcome how, such as {@code FINISHED}
     */
    record RunEnded(Origin origin, RunId run, String outcome) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /**
     * Anything else that the audit log tells of, now or in times to come.
     *
     * @param origin the row of the audit log
     */
    record Other(Origin origin) implements Event {
        @Override
        public String toString() {
            return origin.toString();
        }
    }
}
