package org.evermodel.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.ArtifactStore;

/** Datasets as records, their tables as artifacts. */
final class LedgerDatasets implements RegisteredDatasets {
    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final Series series = Series.ofDatasets();
    private final Names names = series.names();

    LedgerDatasets(Ledger ledger, ArtifactStore artifacts) {
        this.ledger = ledger;
        this.artifacts = artifacts;
    }

    @Override
    public DatasetVersion register(DatasetName name, DatasetSource source) {
        return register(name, source.load(), source.location());
    }

    @Override
    public DatasetVersion register(DatasetName name, Dataset table, String source) {
        Optional<Stored> known = registeredBefore(ledger, name, table.fingerprint());
        if (known.isPresent()) {
            return version(name, known.get());
        }
        Map<String, String> stored = StoredDatasetVersion.store(table, artifacts);
        return version(
                name,
                ledger.change(change -> registeredBefore(change, name, table.fingerprint())
                        .orElseGet(() -> add(change, name, table, stored, source))));
    }

    private Optional<Stored> registeredBefore(Records records, DatasetName name, Digest fingerprint) {
        return names.id(records, name)
                .flatMap(dataset -> records.find(Kinds.DATASET_CONTENT, contentId(fingerprint, dataset))
                        .flatMap(known -> records.find(
                                Kinds.DATASET_VERSION,
                                Kinds.numbered(dataset, known.content().number(StoredDatasetVersion.NUMBER)))));
    }

    private Stored add(Change change, DatasetName name, Dataset table, Map<String, String> stored, String source) {
        Series.Numbered number = series.next(change, name, ledger::newId);
        change.create(
                Kinds.DATASET_CONTENT,
                contentId(table.fingerprint(), number.owner()),
                Content.builder()
                        .put(StoredDatasetVersion.NUMBER, number.number())
                        .build());
        change.note(
                AuditNote.of("dataset.registered", name + "/" + number.number()).with(Map.of("source", source)));
        return change.create(
                Kinds.DATASET_VERSION,
                number.id(),
                StoredDatasetVersion.content(number.number(), table, stored, source, change.at()));
    }

    private DatasetVersion version(DatasetName name, Stored record) {
        return StoredDatasetVersion.read(name, record, artifacts);
    }

    /** By the fingerprint first, so that lineage finds every dataset with some content. */
    static String contentId(Digest fingerprint, String dataset) {
        return fingerprint.hex() + "/" + dataset;
    }

    @Override
    public List<DatasetName> names() {
        return names.all(ledger, DatasetName::new).toList();
    }

    @Override
    public List<DatasetVersion> versions(DatasetName name) {
        return names.id(ledger, name).stream()
                .flatMap(dataset -> ledger.all(Kinds.DATASET_VERSION, dataset + "/"))
                .map(version -> version(name, version))
                .toList();
    }

    @Override
    public Optional<DatasetVersion> find(DatasetName name, int number) {
        return names.id(ledger, name)
                .flatMap(dataset -> ledger.find(Kinds.DATASET_VERSION, Kinds.numbered(dataset, number)))
                .map(version -> version(name, version));
    }

    @Override
    public String toString() {
        return "RegisteredDatasets" + names();
    }
}
