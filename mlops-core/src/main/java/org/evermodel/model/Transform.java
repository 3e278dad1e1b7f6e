package org.evermodel.model;

import java.util.Map;
import org.evermodel.data.Dataset;

/**
 * Says how raw columns become numbers, before any data were seen: {@code Transforms.impute().standardize().oneHot()}.
 * An inert value, thread-safe.
 */
public interface Transform {
    /**
     * Learns means, scales and categories from these rows, which must be training rows only, without the target
     * column.
     */
    Encoder fit(Dataset trainingRows);

    /** Every setting, by name, in a canonical form; part of a training step's cache key. */
    Map<String, String> parameters();
}
