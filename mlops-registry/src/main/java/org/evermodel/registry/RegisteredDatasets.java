package org.evermodel.registry;

import java.util.List;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;

/**
 * Registered datasets. A version is a table with all its content; it never changes, and its number is never used again.
 *
 * <pre>{@code
 * DatasetVersion patients = registry.datasets().register(new DatasetName("patients"), CsvSource.of(file));
 * Dataset table = patients.load();
 * }</pre>
 *
 * <p>A table whose fingerprint is that of a version already registered under the name is that version. Thread-safe.
 */
public interface RegisteredDatasets {
    /** Loads the source and registers its table, or returns the version that already has its content. */
    DatasetVersion register(DatasetName name, DatasetSource source);

    /**
     * Registers a table, or returns the version that already has its content.
     *
     * @param source where it comes from, for people: a path, an address without credentials, a sentence
     */
    DatasetVersion register(DatasetName name, Dataset table, String source);

    /** The names of all datasets, in order. */
    List<DatasetName> names();

    /** The versions of a dataset, the first one first; none where there is no such dataset. */
    List<DatasetVersion> versions(DatasetName name);

    /** One version, if it is registered. */
    Optional<DatasetVersion> find(DatasetName name, int number);
}
