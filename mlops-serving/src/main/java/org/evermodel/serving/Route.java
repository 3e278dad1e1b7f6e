package org.evermodel.serving;

/** Why a version was asked. */
public enum Route {
    /** It is the champion. */
    CHAMPION,
    /** It is the canary, and the key fell into its share. */
    CANARY,
    /** It is a shadow: its answer is for comparison only. */
    SHADOW
}
