package org.evermodel.registry.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.Signed;
import org.evermodel.registry.tracker.RunTransfer;

/**
 * A version and what it came from, each record judged by the form its kind has before anything is written.
 *
 * @param origin where the version comes from
 * @param version its record there
 * @param signatures the records of its signatures
 * @param runs the runs, each before what is a part of it or after
 * @param batches what the runs logged, by run
 * @param experiments the experiments of the runs, by identity
 * @param environments the environments the runs took place in
 * @param datasets versions of datasets that the runs read
 */
record Consignment(
        Origin origin,
        Stored version,
        List<Stored> signatures,
        List<Stored> runs,
        Map<String, List<Stored>> batches,
        Map<String, Stored> experiments,
        List<Stored> environments,
        List<DatasetPart> datasets) {
    private static final Set<String> KINDS = Set.of(
            Kinds.MODEL_VERSION,
            Kinds.MODEL_SIGNATURE,
            Kinds.RUN,
            Kinds.RUN_METRICS,
            Kinds.EXPERIMENT,
            Kinds.ENVIRONMENT,
            Kinds.DATASET,
            Kinds.DATASET_VERSION);

    /**
     * A version of a dataset.
     *
     * @param name the dataset's name
     * @param record the version's record
     */
    record DatasetPart(DatasetName name, Stored record) {}

    /** Judges what travels; throws ArchiveRefusedException where it is not a version and what it came from. */
    static Consignment of(Parcel parcel, Door door) {
        try {
            Origin origin = parcel.about()
                    .origin()
                    .orElseThrow(() -> new StorageException("there is no version, but everything"));
            requireKinds(parcel);
            Consignment read = new Consignment(
                    origin,
                    version(parcel, origin),
                    parcel.records(Kinds.MODEL_SIGNATURE),
                    parcel.records(Kinds.RUN),
                    batches(parcel),
                    byId(parcel.records(Kinds.EXPERIMENT)),
                    parcel.records(Kinds.ENVIRONMENT),
                    datasets(parcel));
            read.check(door);
            return read;
        } catch (StorageException | IllegalArgumentException | ArithmeticException e) {
            throw new ArchiveRefusedException(
                    Fault.MISSHAPEN, "what comes from elsewhere cannot be understood: " + e.getMessage(), e);
        }
    }

    private static void requireKinds(Parcel parcel) {
        for (Line line : parcel.lines()) {
            if (!KINDS.contains(line.key().kind())) {
                throw new StorageException("record " + line.key() + " does not belong to a version");
            }
            // What it is found by is derived while it is written; where that fails, it fails here.
            Indexes.of(line.key(), line.stored().content());
        }
    }

    private static Stored version(Parcel parcel, Origin origin) {
        List<Stored> versions = parcel.records(Kinds.MODEL_VERSION);
        String id = Kinds.numbered(origin.model(), origin.number());
        if (versions.size() != 1 || !versions.get(0).id().equals(id)) {
            throw new StorageException("there must be one version, " + id + ", but there are "
                    + versions.stream().map(Stored::id).toList());
        }
        return versions.get(0);
    }

    private static Map<String, Stored> byId(List<Stored> records) {
        Map<String, Stored> byId = new TreeMap<>();
        records.forEach(record -> byId.put(record.id(), record));
        return byId;
    }

    private static Map<String, List<Stored>> batches(Parcel parcel) {
        Map<String, List<Stored>> batches = new TreeMap<>();
        for (Stored batch : parcel.records(Kinds.RUN_METRICS)) {
            batches.computeIfAbsent(owner(batch), run -> new ArrayList<>()).add(batch);
        }
        return batches;
    }

    private static String owner(Stored numbered) {
        return numbered.id().substring(0, Math.max(0, numbered.id().lastIndexOf('/')));
    }

    private static List<DatasetPart> datasets(Parcel parcel) {
        Map<String, Stored> names = byId(parcel.records(Kinds.DATASET));
        List<DatasetPart> datasets = new ArrayList<>();
        for (Stored version : parcel.records(Kinds.DATASET_VERSION)) {
            Stored dataset = names.get(owner(version));
            if (dataset == null) {
                throw new StorageException("record " + version.key() + " is of a dataset that is missing");
            }
            datasets.add(new DatasetPart(dataset.decode(content -> new DatasetName(content.text("name"))), version));
        }
        return datasets;
    }

    private void check(Door door) {
        door.checkVersion(version);
        signatures.forEach(this::checkSignature);
        runs.forEach(this::checkRun);
        Set<String> known = new HashSet<>();
        runs.forEach(run -> known.add(run.id()));
        if (!known.containsAll(batches.keySet())) {
            throw new StorageException("there are values of runs that are missing");
        }
        experiments.values().forEach(RunTransfer::experimentName);
        environments.forEach(RunTransfer::checkEnvironment);
        datasets.forEach(dataset -> door.checkDataset(dataset.record()));
    }

    private void checkSignature(Stored record) {
        Signed signed = SignedContent.read(record).signed();
        if (!record.id().equals(SignedContent.id(version.id(), signed))) {
            throw new StorageException("record " + record.key() + " is no signature of the version");
        }
    }

    private void checkRun(Stored run) {
        RunTransfer.check(run, batches.getOrDefault(run.id(), List.of()));
        if (!experiments.containsKey(RunTransfer.experiment(run))) {
            throw new StorageException("record " + run.key() + " belongs to an experiment that is missing");
        }
        Set<String> seen = new HashSet<>(Set.of(run.id()));
        for (String parent = parent(run); !parent.isEmpty(); parent = parent(parent)) {
            if (!seen.add(parent)) {
                throw new StorageException("record " + run.key() + " is a part of itself");
            }
        }
    }

    private String parent(String id) {
        return runs.stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .map(Consignment::parent)
                .orElse("");
    }

    private static String parent(Stored run) {
        return run.content().optionalText("parent").orElse("");
    }

    /** The package of the version. */
    Digest pack() {
        return pack(version);
    }

    static Digest pack(Stored version) {
        return version.content().digests(Closure.FIELD).getOrDefault("package", Digest.of(new byte[0]));
    }
}
