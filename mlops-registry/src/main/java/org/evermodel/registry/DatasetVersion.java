package org.evermodel.registry;

import java.time.Instant;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;
import org.evermodel.profile.Profile;

/** One registered version of a dataset. Immutable and thread-safe; its table is read when asked for. */
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
    int rows();

    /** Where the table came from. */
    String source();

    /** When it was registered. */
    Instant createdAt();

    /** Reads the profile; throws {@link org.evermodel.ArtifactDamagedException} where its bytes are missing or wrong. */
    Profile profile();

    /** Reads the table; throws {@link org.evermodel.ArtifactDamagedException} where its bytes are missing or wrong. */
    Dataset load();
}
