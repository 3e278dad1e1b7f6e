package org.evermodel.registry.ledger;

import java.util.List;

/** The kinds of records the registry keeps, beside those of the audit log. */
public final class Kinds {
    /** Name of a model → its identity. */
    public static final String MODEL_NAME = "model-name";

    /** Identity → a registered model. */
    public static final String MODEL = "model";

    /** Model and number → a version of it. */
    public static final String MODEL_VERSION = "model-version";

    /** Model and digest of what was registered → the number it got. */
    public static final String MODEL_CONTENT = "model-content";

    /** Model and alias → what it names. */
    public static final String ALIAS = "alias";

    /** Model, alias and number → one move of the alias. */
    public static final String ALIAS_MOVE = "alias-move";

    /** Model, or all of them, and alias → who must agree before it moves. */
    public static final String ALIAS_PROTECTION = "alias-protection";

    /** Model and identity → a move that somebody wants. */
    public static final String ALIAS_PROPOSAL = "alias-proposal";

    /** Model → who gets its traffic beside the champion. */
    public static final String ROUTING = "routing";

    /** Model and number → one change of the routing. */
    public static final String ROUTING_CHANGE = "routing-change";

    /** Name of a dataset → its identity. */
    public static final String DATASET_NAME = "dataset-name";

    /** Identity → a registered dataset. */
    public static final String DATASET = "dataset";

    /** Dataset and number → a version of it. */
    public static final String DATASET_VERSION = "dataset-version";

    /** Fingerprint and dataset → the number it got. */
    public static final String DATASET_CONTENT = "dataset-content";

    /** Name of an experiment → its identity. */
    public static final String EXPERIMENT_NAME = "experiment-name";

    /** Identity → an experiment. */
    public static final String EXPERIMENT = "experiment";

    /** Experiment and run → that the run belongs to it. */
    public static final String EXPERIMENT_RUN = "experiment-run";

    /** Identity → a run. */
    public static final String RUN = "run";

    /** Run and number → values it logged together. */
    public static final String RUN_METRICS = "run-metrics";

    /** Digest, run and role → that the run read this content. */
    public static final String RUN_INPUT = "run-input";

    /** Digest, run and role → that the run made this content. */
    public static final String RUN_OUTPUT = "run-output";

    /** Run and version → that the version came from the run. */
    public static final String RUN_VERSION = "run-version";

    /** Version and key → a signature of the version. */
    public static final String MODEL_SIGNATURE = "model-signature";

    /** Registry, model and number of a version elsewhere → the version it is here. */
    public static final String VERSION_ORIGIN = "version-origin";

    /** Version and registry → which version it became there. */
    public static final String PROMOTION = "promotion";

    /** The registry itself: its identity, the same wherever it is restored. */
    public static final String REGISTRY = "registry";

    /** Digest → an environment. */
    public static final String ENVIRONMENT = "environment";

    /** Identity → what a garbage collection did. */
    public static final String COLLECTION = "collection";

    /** Digest of itself → that one thing came from another. */
    public static final String LINEAGE_LINK = "lineage-link";

    /**
     * Instance of a registry → until when the runs it has open are surely its own. Renewed often and of no interest
     * later, so it is no part of what the audit log tells.
     */
    public static final String RUN_OWNER = "run-owner";

    /** All of them, but those the audit log does not tell of. */
    public static final List<String> ALL = List.of(
            MODEL_NAME,
            MODEL,
            MODEL_VERSION,
            MODEL_CONTENT,
            ALIAS,
            ALIAS_MOVE,
            ALIAS_PROTECTION,
            ALIAS_PROPOSAL,
            ROUTING,
            ROUTING_CHANGE,
            DATASET_NAME,
            DATASET,
            DATASET_VERSION,
            DATASET_CONTENT,
            EXPERIMENT_NAME,
            EXPERIMENT,
            EXPERIMENT_RUN,
            RUN,
            RUN_METRICS,
            RUN_INPUT,
            RUN_OUTPUT,
            RUN_VERSION,
            ENVIRONMENT,
            COLLECTION,
            LINEAGE_LINK,
            MODEL_SIGNATURE,
            VERSION_ORIGIN,
            PROMOTION,
            REGISTRY);

    private static final int DIGITS = 10;

    private Kinds() {}

    /** The id of a numbered thing of an owner; sorts by number. */
    public static String numbered(String owner, long number) {
        return owner + "/" + padded(number, DIGITS);
    }

    /** A number in so many digits, so that texts sort as numbers do. */
    static String padded(long number, int digits) {
        String plain = Long.toString(number);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}
