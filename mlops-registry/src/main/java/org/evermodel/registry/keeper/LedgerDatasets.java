package org.evermodel.registry.keeper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Operation;
import org.evermodel.data.StoredTable;
import org.evermodel.diff.DatasetDiff;
import org.evermodel.diff.DiffOptions;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredDatasets;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.lineage.Lineage;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.spi.ArtifactStore;

/** Datasets as records, their tables as artifacts. */
public final class LedgerDatasets implements RegisteredDatasets {
    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final Lineage lineage;
    private final Experiments experiments;
    private final Series series = Series.ofDatasets();
    private final Names names = series.names();

    /** Datasets in this ledger; their lineage and runs tell which of them are still needed. */
    public LedgerDatasets(Ledger ledger, ArtifactStore artifacts, Lineage lineage, Experiments experiments) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.lineage = lineage;
        this.experiments = experiments;
    }

    @Override
    public DatasetVersion register(DatasetName name, DatasetSource source) {
        return register(name, StoredTable.write(source, artifacts), source.location(), List.of());
    }

    @Override
    public DatasetVersion register(DatasetName name, Dataset table, String source) {
        Optional<Stored> known = registeredBefore(ledger, name, table.fingerprint())
                .filter(version -> DatasetContent.hasRows(version.content()));
        if (known.isPresent()) {
            return version(name, known.get());
        }
        StoredTable stored = StoredTable.write(DatasetSource.of(table, source), artifacts);
        List<String> operations =
                table.operations().stream().map(Operation::toString).toList();
        return register(name, stored, source, operations);
    }

    private DatasetVersion register(DatasetName name, StoredTable table, String source, List<String> operations) {
        Optional<Stored> known = registeredBefore(ledger, name, table.fingerprint());
        if (known.isPresent() && DatasetContent.hasRows(known.get().content())) {
            return version(name, known.get());
        }
        Map<String, String> stored = DatasetContent.artifacts(table, artifacts);
        return version(
                name,
                ledger.change(change -> registeredBefore(change, name, table.fingerprint())
                        .map(version -> giveBack(change, name, version, stored))
                        .orElseGet(() -> add(change, name, table, stored, source, operations))));
    }

    private Optional<Stored> registeredBefore(Records records, DatasetName name, Digest fingerprint) {
        return names.id(records, name)
                .flatMap(dataset -> records.find(Kinds.DATASET_CONTENT, contentId(fingerprint, dataset))
                        .flatMap(known -> records.find(
                                Kinds.DATASET_VERSION,
                                Kinds.numbered(dataset, known.content().number(DatasetContent.NUMBER)))));
    }

    private Stored giveBack(Change change, DatasetName name, Stored record, Map<String, String> stored) {
        if (DatasetContent.hasRows(record.content())) {
            return record;
        }
        change.note(AuditNote.of("dataset.restored", DatasetTags.subject(version(name, record)))
                .because("the same content was registered again"));
        return change.replace(record, DatasetContent.withRows(record, stored, change.at()));
    }

    private Stored add(
            Change change,
            DatasetName name,
            StoredTable table,
            Map<String, String> stored,
            String source,
            List<String> operations) {
        Series.Numbered number = series.next(change, name, ledger::newId);
        change.create(
                Kinds.DATASET_CONTENT,
                contentId(table.fingerprint(), number.owner()),
                Content.builder().put(DatasetContent.NUMBER, number.number()).build());
        change.note(
                AuditNote.of("dataset.registered", name + "/" + number.number()).with(Map.of("source", source)));
        return change.create(
                Kinds.DATASET_VERSION,
                number.id(),
                DatasetContent.of(number.number(), table, stored, source, operations, change));
    }

    private StoredDatasetVersion version(DatasetName name, Stored record) {
        return DatasetContent.read(name, record, artifacts);
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
                .<DatasetVersion>map(version -> version(name, version))
                .toList();
    }

    @Override
    public Optional<DatasetVersion> find(DatasetName name, int number) {
        return find(ledger, name, number).map(version -> version(name, version));
    }

    @Override
    public Optional<Dataset> table(Digest fingerprint) {
        String prefix = fingerprint.hex() + "/";
        return ledger.all(Kinds.DATASET_CONTENT, prefix)
                .flatMap(known ->
                        withRows(
                                known.id().substring(prefix.length()),
                                known.content().number(DatasetContent.NUMBER))
                                .stream())
                .findFirst()
                .map(DatasetVersion::load);
    }

    private Optional<DatasetVersion> withRows(String dataset, long number) {
        return series.nameOf(ledger, dataset, DatasetName::new)
                .flatMap(name -> find(name, (int) number))
                .filter(version -> version.letGo().isEmpty());
    }

    private Optional<Stored> find(Records records, DatasetName name, int number) {
        return names.id(records, name)
                .flatMap(dataset -> records.find(Kinds.DATASET_VERSION, Kinds.numbered(dataset, number)));
    }

    private static <T> T required(Optional<T> found, DatasetName name, int number) {
        return found.orElseThrow(() -> new NotFoundException("there is no version " + number + " of dataset " + name));
    }

    @Override
    public DatasetDiff diff(DatasetName name, int before, int after, DiffOptions options) {
        DatasetVersion old = required(find(name, before), name, before);
        DatasetVersion now = required(find(name, after), name, after);
        return DatasetDiff.between(old.content(), old.profile(), now.content(), options);
    }

    @Override
    public DatasetVersion tag(DatasetName name, int number, String tag, String value) {
        return change(
                name, number, (change, record) -> DatasetTags.put(change, record, version(name, record), tag, value));
    }

    @Override
    public DatasetVersion untag(DatasetName name, int number, String tag, String reason) {
        return change(
                name,
                number,
                (change, record) -> DatasetTags.remove(change, record, version(name, record), tag, reason));
    }

    private DatasetVersion change(DatasetName name, int number, BiFunction<Change, Stored, Stored> work) {
        return version(
                name, ledger.change(change -> work.apply(change, required(find(change, name, number), name, number))));
    }

    @Override
    public List<DatasetVersion> expired(DatasetName name, Retention retention) {
        return expired(name, retention, ledger.now());
    }

    private List<DatasetVersion> expired(DatasetName name, Retention retention, Instant now) {
        return new Expiry(retention, now, lineage, experiments).of(versions(name));
    }

    @Override
    public List<DatasetVersion> letGo(DatasetName name, Retention retention, String reason) {
        return ledger.change(change -> {
            List<DatasetVersion> expired = expired(name, retention, change.at());
            if (expired.isEmpty()) {
                return expired;
            }
            List<Integer> numbers = expired.stream().map(DatasetVersion::number).toList();
            change.note(
                    AuditNote.of("dataset.let-go", name).because(reason).with(Map.of("versions", numbers.toString())));
            return numbers.stream()
                    .map(number -> required(find(change, name, number), name, number))
                    .map(record -> change.replace(record, DatasetContent.withoutRows(record, change, reason)))
                    .<DatasetVersion>map(record -> version(name, record))
                    .toList();
        });
    }

    @Override
    public String toString() {
        return "RegisteredDatasets" + names();
    }
}
