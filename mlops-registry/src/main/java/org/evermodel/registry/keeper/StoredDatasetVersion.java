package org.evermodel.registry.keeper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.data.Schema;
import org.evermodel.data.StoredTable;
import org.evermodel.profile.Profile;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.spi.ArtifactStore;

/** What the record of a dataset version says, with the store that holds its table. */
record StoredDatasetVersion(
        DatasetName name,
        int number,
        Digest fingerprint,
        Schema schema,
        long rows,
        String source,
        List<String> operations,
        String actor,
        Instant createdAt,
        Instant keptSince,
        Map<String, String> tags,
        Optional<LetGo> letGo,
        Optional<Digest> tableArtifact,
        Digest profileArtifact,
        ArtifactStore artifacts)
        implements DatasetVersion {

    @Override
    public Profile profile() {
        return Profile.fromJson(new String(artifacts.read(profileArtifact), StandardCharsets.UTF_8));
    }

    @Override
    public StoredTable content() {
        Digest manifest = tableArtifact.orElseThrow(() -> new NotFoundException("the rows of " + name + "/" + number
                + " were let go" + letGo.map(StoredDatasetVersion::told).orElse("")));
        StoredTable table = StoredTable.open(manifest, artifacts);
        if (!table.fingerprint().equals(fingerprint)) {
            throw new ArtifactDamagedException(
                    manifest, "it holds a table of fingerprint " + table.fingerprint() + ", not " + fingerprint);
        }
        return table;
    }

    private static String told(LetGo event) {
        return " by " + event.actor() + " at " + event.at() + ": " + event.reason();
    }

    /** Versions are the same wherever their tables are read from, and whatever is said of them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDatasetVersion version
                && name.equals(version.name)
                && number == version.number
                && fingerprint.equals(version.fingerprint)
                && createdAt.equals(version.createdAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, number, fingerprint);
    }

    @Override
    public String toString() {
        return name + "/" + number + " [" + rows + " rows, " + schema.size() + " columns, " + fingerprint.abbreviated()
                + ", from " + source + (letGo.isPresent() ? ", let go" : "") + "]";
    }
}
