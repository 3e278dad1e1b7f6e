package org.evermodel.registry.catalogue;

import java.util.List;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.diff.DatasetDiff;
import org.evermodel.diff.DiffOptions;
import org.evermodel.port.TableSource;

/**
 * Registered datasets. What a version holds never changes, and its number is never used again; its tags may change, and
 * its rows may be let go, each with a row in the audit log.
 *
 * <pre>{@code
 * DatasetVersion patients = registry.datasets().register(new DatasetName("patients"), CsvSource.of(file));
 * Dataset table = patients.load();
 * DatasetDiff diff = registry.datasets().diff(patients.name(), 1, 2, DiffOptions.defaults().byKey("patient"));
 * }</pre>
 *
 * <p>A table whose fingerprint is that of a version already registered under the name is that version. Versions that share
 * runs of rows share their bytes, so a version with some rows appended takes only as much more room. Thread-safe.
 */
public interface RegisteredDatasets extends TableSource {
    /**
     * Reads the source in parts and registers its table, or returns the version that already has its content. The table
     * may be larger than memory. Where reading fails nothing is registered.
     */
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

    /**
     * What changed from one version to another. Rows that both share are not compared; the later version is read whole, once, to
     * tell its figures and drift. Throws {@link org.evermodel.NotFoundException} where there is no such version or its rows
     * were let go, and as {@link DatasetDiff#between} does.
     */
    DatasetDiff diff(DatasetName name, int before, int after, DiffOptions options);

    /** Gives a version a tag and returns it as it is then. Throws NotFoundException where there is no such version. */
    DatasetVersion tag(DatasetName name, int number, String tag, String value);

    /**
     * Takes a tag off a version and returns it as it is then; does nothing where the version has no such tag. Throws
     * NotFoundException where there is no such version.
     */
    DatasetVersion untag(DatasetName name, int number, String tag, String reason);

    /** The versions whose rows {@link #letGo} would let go now, the first one first. */
    List<DatasetVersion> expired(DatasetName name, Retention retention);

    /**
     * Lets go of the rows of all versions that are not to be kept, and returns these versions. All else that is known of
     * them stays, and registering the same content again gives them their rows back. The bytes that no version needs any
     * more are left to a garbage collection.
     */
    List<DatasetVersion> letGo(DatasetName name, Retention retention, String reason);
}
