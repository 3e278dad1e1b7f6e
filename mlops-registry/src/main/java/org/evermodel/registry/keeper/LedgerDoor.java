package org.evermodel.registry.keeper;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.VersionStatus;
import org.evermodel.artifact.Manifest;
import org.evermodel.data.StoredTable;
import org.evermodel.model.ModelPackage;
import org.evermodel.model.Signature;
import org.evermodel.profile.Profile;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.signing.VersionSignature;
import org.evermodel.registry.transfer.Door;
import org.evermodel.spi.ArtifactStore;

/** Versions that leave and come in are looked at as those that were registered here. */
record LedgerDoor(
        Ledger ledger,
        ArtifactStore artifacts,
        LedgerModels models,
        ModelDirectory directory,
        Registration registration,
        Optional<TrustedKeys> trusted)
        implements Door {
    private static final Series DATASETS = Series.ofDatasets();
    private static final ModelName ANY_MODEL = new ModelName("any");
    private static final DatasetName ANY_DATASET = new DatasetName("any");

    @Override
    public Known version(ModelUri uri) {
        ModelVersion version =
                models.resolve(uri).orElseThrow(() -> new NotFoundException("there is no version " + uri));
        return new Known(directory.requireVersion(ledger, version.name(), version.number()), version.name());
    }

    @Override
    public Optional<Known> known(Records records, String model, Digest content) {
        return Series.ofModels()
                .nameOf(records, model, ModelName::new)
                .flatMap(name -> known(records, new ModelDirectory.Known(model, name), content));
    }

    @Override
    public Optional<Known> known(Records records, ModelName name, Digest content) {
        return directory.find(records, name).flatMap(model -> known(records, model, content));
    }

    private Optional<Known> known(Records records, ModelDirectory.Known model, Digest content) {
        return registration.registeredBefore(records, model, content).map(record -> new Known(record, model.name()));
    }

    @Override
    public void checkVersion(Stored record) {
        ModelVersion version = VersionContent.read(record, ANY_MODEL);
        VersionContent.signature(record);
        boolean isUsable = version.status() == VersionStatus.READY || version.status() == VersionStatus.ARCHIVED;
        if (!isUsable || Tombstone.isOn(record) || VersionContent.isPurged(record)) {
            throw new StorageException("record " + record.key() + " is of a version that cannot be used");
        }
    }

    @Override
    public void checkPackage(Stored record) {
        Signature packed = ModelPackage.open(References.of(record.content(), VersionContent.PACKAGE), artifacts)
                .signature();
        VersionContent.signature(record).filter(told -> !told.equals(packed)).ifPresent(told -> {
            throw new StorageException("record " + record.key() + " says " + told + ", but its package " + packed);
        });
    }

    @Override
    public Known add(Change change, Origin origin, Digest content, Stored record) {
        ModelName name = directory
                .find(change, origin.name())
                .map(ModelDirectory.Known::name)
                .orElse(origin.name());
        Stored added =
                registration.number(change, name, content, number -> VersionContent.from(record, number, origin));
        return new Known(added, name);
    }

    @Override
    public boolean sign(Known version, Manifest files, VersionSignature signature, Origin origin, String reason) {
        Digest signed = References.of(version.record().content(), VersionContent.PACKAGE);
        return ledger.change(change -> {
            boolean isThere = change.find(Kinds.MODEL_VERSION, version.record().id())
                    .filter(now -> !Tombstone.isOn(now) && !VersionContent.isPurged(now))
                    .filter(now ->
                            References.of(now.content(), VersionContent.PACKAGE).equals(signed))
                    .isPresent();
            if (!isThere) {
                return false; // Deleted since it was looked at.
            }
            boolean isNew = LedgerSignatures.put(change, version.record().id(), files, signature);
            if (isNew) {
                change.note(AuditNote.of("model.signed", version.uri())
                        .because(reason)
                        .with(Map.of(
                                "key", signature.signed().keyId().toString(),
                                "origin", origin.toString())));
            }
            return isNew;
        });
    }

    @Override
    public void checkDataset(Stored record) {
        DatasetContent.read(ANY_DATASET, record, artifacts);
    }

    @Override
    public void checkTable(Stored record) {
        Map<String, Digest> parts = References.all(record.content());
        String profile = new String(
                artifacts.read(References.of(record.content(), DatasetContent.PROFILE)), StandardCharsets.UTF_8);
        long rows = Profile.fromJson(profile).rowCount();
        Digest manifest = parts.get(DatasetContent.TABLE);
        StoredDatasetVersion told = DatasetContent.read(ANY_DATASET, record, artifacts);
        boolean isTable = manifest == null || isAsTold(StoredTable.open(manifest, artifacts), told);
        if (rows != told.rows() || !isTable) {
            throw new StorageException("record " + record.key() + " says " + told + ", but its table is another one");
        }
    }

    private static boolean isAsTold(StoredTable table, DatasetVersion told) {
        return table.fingerprint().equals(told.fingerprint())
                && table.rows() == told.rows()
                && table.schema().equals(told.schema());
    }

    @Override
    public Digest fingerprint(Stored record) {
        return DatasetContent.fingerprint(record);
    }

    @Override
    public boolean knows(Records records, DatasetName name, Digest fingerprint) {
        return DATASETS.names()
                .id(records, name)
                .flatMap(dataset -> records.find(Kinds.DATASET_CONTENT, LedgerDatasets.contentId(fingerprint, dataset)))
                .isPresent();
    }

    @Override
    public boolean addDataset(Change change, DatasetName name, Stored record, String from) {
        Digest fingerprint = fingerprint(record);
        if (knows(change, name, fingerprint)) {
            return false;
        }
        Series.Numbered number = DATASETS.next(change, name, ledger::newId);
        change.create(
                Kinds.DATASET_CONTENT,
                LedgerDatasets.contentId(fingerprint, number.owner()),
                Content.builder().put(DatasetContent.NUMBER, number.number()).build());
        change.create(Kinds.DATASET_VERSION, number.id(), DatasetContent.from(record, number.number()));
        change.note(
                AuditNote.of("dataset.registered", name + "/" + number.number()).with(Map.of("origin", from)));
        return true;
    }
}
