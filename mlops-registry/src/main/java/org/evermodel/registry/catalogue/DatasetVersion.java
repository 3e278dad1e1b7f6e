package org.evermodel.registry.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;
import org.evermodel.profile.Profile;

/**
 * One registered version of a dataset, as it was when it was looked up. Immutable and thread-safe; its rows are read when
 * asked for, and verified while they are.
 */
public interface DatasetVersion {
    /** The dataset it is a version of. */
    DatasetName name();

    /** 1, 2, 3, … in order of registration, never reused. */
    int number();

    /** What names the content: equal for equal columns, names, types, cells and order. */
    Digest fingerprint();

    /** The columns. */
    Schema schema();

    /** How many rows there are. */
    long rows();

    /** Where the table came from. */
    String source();

    /** What was done to the table between its source and its registration, each step in words; none where nothing was. */
    List<String> operations();

    /** Who registered it. */
    String actor();

    /** When it was registered. */
    Instant createdAt();

    /** Since when its rows are kept: when it was registered, or registered once more after they were let go. */
    Instant keptSince();

    /** What people say of it. */
    Map<String, String> tags();

    /** Who let go of its rows, when and why; empty while it has them. */
    Optional<LetGo> letGo();

    /** Reads the profile; throws {@link org.evermodel.ArtifactDamagedException} where its bytes are missing or wrong. */
    Profile profile();

    /**
     * Its rows, to be read in parts; larger tables than memory can be. Reading throws
     * {@link org.evermodel.ArtifactDamagedException} where bytes are missing or wrong. Throws
     * {@link org.evermodel.NotFoundException} where the rows were let go.
     */
    DatasetSource content();

    /** Reads the whole table; throws as {@link #content()} does. */
    default Dataset load() {
        return content().load();
    }

    /**
     * That a version has no rows any more.
     *
     * @param actor who let them go
     * @param at when
     * @param reason why
     */
    record LetGo(String actor, Instant at, String reason) {}
}
