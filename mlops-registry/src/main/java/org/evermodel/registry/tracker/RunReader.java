package org.evermodel.registry.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.ExperimentName;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.Run;

/** Reads runs together: each experiment and each owner is looked up once. Used once, by one thread. */
final class RunReader {
    private final Records records;
    private final Owners.Glance owners;
    private final Map<String, Stored> experiments = new HashMap<>();

    RunReader(Records records, Owners owners) {
        this.records = records;
        this.owners = owners.new Glance();
    }

    List<Run> read(List<Stored> runs) {
        List<Run> read = new ArrayList<>(runs.size());
        runs.forEach(run -> read.add(read(run)));
        return read;
    }

    Run read(Stored run) {
        String id = run.content().text(RunContent.EXPERIMENT);
        ExperimentName name = experiments
                .computeIfAbsent(id, any -> experiment(run, any))
                .decode(content -> new ExperimentName(content.text(RunContent.NAME)));
        return RunContent.read(run, name, owners.of(run));
    }

    private Stored experiment(Stored run, String id) {
        return records.find(Kinds.EXPERIMENT, id)
                .orElseThrow(() -> new StorageException(
                        "record " + run.key() + " belongs to experiment " + id + ", which is missing"));
    }
}
