package org.evermodel.model;

/** What a model is asked for. */
public enum Task {
    /** One of two or more classes. */
    CLASSIFICATION,
    /** A number. */
    REGRESSION
}
