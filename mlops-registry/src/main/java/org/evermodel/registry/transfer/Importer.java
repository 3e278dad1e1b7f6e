package org.evermodel.registry.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.Signed;
import org.evermodel.registry.tracker.RunTransfer;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

/**
 * Takes a version over from another registry. What is known is looked for first, and then nothing is written but signatures
 * that came since. Otherwise the
 * bytes come first, then each dataset version in a commit of its own, and last one commit with the runs, the version, its
 * signatures and where it came from. Where it is killed in between, what is there is sound, and the next attempt goes on.
 */
record Importer(Ledger ledger, ArtifactStore artifacts, Door door) {
    private static final List<String> CIRCUMSTANCES = List.of("environment.json", "lineage.json");

    Imported take(Parcel parcel, Cargo cargo, String reason) {
        Consignment consignment = Consignment.of(parcel, door);
        Manifest files = files(parcel, consignment.pack());
        judgeSignatures(consignment, files);
        Digest content = content(files);
        Optional<Door.Known> before = known(ledger, consignment.origin(), content);
        if (before.isPresent()) {
            return imported(before.get(), consignment, isSigned(before.get(), consignment, files, reason));
        }
        cargo.storeIn(artifacts);
        judgeBytes(consignment);
        String from = consignment.origin().toString();
        consignment.datasets().stream()
                .filter(part -> !door.knows(ledger, part.name(), door.fingerprint(part.record())))
                .forEach(part -> ledger.change(change -> door.addDataset(change, part.name(), part.record(), from)));
        return ledger.change(change -> known(change, consignment.origin(), content)
                .map(same -> imported(same, consignment, false))
                .orElseGet(() -> imported(add(change, consignment, content, reason), consignment, true)));
    }

    /**
     * Whether signatures came that the version does not have here, as where it was signed after it was taken over. Those of
     * the same content with other circumstances beside it are of another package, and stay away.
     */
    private boolean isSigned(Door.Known version, Consignment consignment, Manifest files, String reason) {
        if (!Consignment.pack(version.record()).equals(consignment.pack())) {
            return false;
        }
        return consignment.signatures().stream()
                        .map(SignedContent::read)
                        .filter(signature -> door.sign(version, files, signature, consignment.origin(), reason))
                        .toList()
                        .size()
                > 0;
    }

    private static Manifest files(Parcel parcel, Digest pack) {
        Manifest files = parcel.bundles().get(pack);
        if (files == null) {
            throw new ArchiveRefusedException(Fault.UNSOUND, "the package " + pack + " of the version is no bundle");
        }
        return files;
    }

    private static Imported imported(Door.Known version, Consignment consignment, boolean changed) {
        return new Imported(Optional.of(version.uri()), consignment.origin().registry(), changed);
    }

    /** What was registered, without the circumstances beside it: two of one digest are one version. */
    private static Digest content(Manifest files) {
        try (ArtifactStore scratch = Storage.inMemory().artifacts()) {
            Bundle.Writer writer = Bundle.writer(scratch);
            files.entries().stream()
                    .filter(entry -> !CIRCUMSTANCES.contains(entry.path()))
                    .forEach(entry -> writer.link(entry.path(), entry.artifact()));
            return writer.finish().digest();
        }
    }

    /** Known as what came from there before, as what went from here, or as what was registered under that name. */
    private Optional<Door.Known> known(Records records, Origin origin, Digest content) {
        Optional<Door.Known> earlier = records.find(Kinds.VERSION_ORIGIN, originId(origin))
                .flatMap(pointer -> door.known(records, pointer.content().text("model"), content));
        boolean isFromHere = records.find(Kinds.REGISTRY, "self")
                .filter(self -> self.content().text("id").equals(origin.registry()))
                .isPresent();
        return earlier.or(() -> isFromHere ? door.known(records, origin.model(), content) : Optional.empty())
                .or(() -> door.known(records, origin.name(), content));
    }

    private static String originId(Origin origin) {
        return Kinds.numbered(origin.registry() + "/" + origin.model(), origin.number());
    }

    private void judgeSignatures(Consignment consignment, Manifest files) {
        String subject = consignment.origin().toString();
        List<Signed> signatures = consignment.signatures().stream()
                .map(record -> SignedContent.read(record).signed())
                .toList();
        signatures.forEach(signed -> signed.verify(subject, files));
        door.trusted().ifPresent(keys -> keys.require(subject, files, signatures));
    }

    private void judgeBytes(Consignment consignment) {
        try {
            door.checkPackage(consignment.version());
            consignment.datasets().forEach(part -> door.checkTable(part.record()));
        } catch (MlopsException | IllegalArgumentException e) {
            throw new ArchiveRefusedException(
                    Fault.UNSOUND, "what comes from elsewhere contradicts itself: " + e.getMessage(), e);
        }
    }

    private Door.Known add(Change change, Consignment consignment, Digest content, String reason) {
        addRuns(change, consignment);
        Origin origin = consignment.origin();
        Door.Known added = door.add(change, origin, content, consignment.version());
        for (Stored signature : consignment.signatures()) {
            Signed signed = SignedContent.read(signature).signed();
            change.create(Kinds.MODEL_SIGNATURE, SignedContent.id(added.record().id(), signed), signature.content());
        }
        point(change, originId(origin), added.record());
        Map<String, String> facts = new TreeMap<>();
        added.record().content().texts("tags").forEach((tag, value) -> facts.put("tag." + tag, value));
        facts.put("package", consignment.pack().toString());
        facts.put("origin", origin.toString());
        change.note(
                AuditNote.of("model.registered", added.uri()).because(reason).with(facts));
        return added;
    }

    /** What came from there before may have been deleted since. */
    private static void point(Change change, String id, Stored version) {
        Content pointer = Content.builder()
                .put("model", version.content().text("model"))
                .put("number", version.content().number("number"))
                .build();
        change.find(Kinds.VERSION_ORIGIN, id)
                .ifPresentOrElse(
                        old -> change.replace(old, pointer), () -> change.create(Kinds.VERSION_ORIGIN, id, pointer));
    }

    private void addRuns(Change change, Consignment consignment) {
        consignment.environments().forEach(environment -> RunTransfer.addEnvironment(change, environment));
        Map<String, String> byName = new HashMap<>();
        for (Stored run : consignment.runs()) {
            Stored there = consignment.experiments().get(RunTransfer.experiment(run));
            if (there != null && change.find(Kinds.RUN, run.id()).isEmpty()) {
                String here = byName.computeIfAbsent(
                        RunTransfer.experimentName(there).value(),
                        name -> RunTransfer.addExperiment(change, there, ledger));
                List<Stored> batches = consignment.batches().getOrDefault(run.id(), List.of());
                RunTransfer.addRun(change, run, batches, here);
            }
        }
    }
}
