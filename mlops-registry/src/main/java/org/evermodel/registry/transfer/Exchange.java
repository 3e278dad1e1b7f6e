package org.evermodel.registry.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evermodel.ArtifactRef;
import org.evermodel.ModelUri;
import org.evermodel.StorageException;
import org.evermodel.registry.exchange.ArchiveLimits;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;
import org.evermodel.registry.exchange.Archived;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.AuditHead;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Finding;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Snapshot;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;

/** What leaves a registry and what comes in. Thread-safe. */
public final class Exchange {
    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final Door door;

    /** The exchange of a registry. */
    public Exchange(Ledger ledger, ArtifactStore artifacts, Door door) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.door = door;
    }

    /** Writes an archive. */
    public Archived exportTo(Path file, Export what) {
        Parcel parcel = what instanceof Export.OfVersion version ? version(version.uri()) : everything();
        ArchiveWriter archive = new ArchiveWriter(parcel, artifacts);
        ArtifactRef written = ArchiveFile.write(file, archive);
        return new Archived(file, written, archive.listing().entries().size() + 1);
    }

    private Parcel version(ModelUri uri) {
        record Gathered(Origin origin, List<Line> lines) {}
        Gathered gathered = ledger.atOnce(() -> {
            Origin origin = origin(uri);
            return new Gathered(origin, Gatherer.of(ledger, door.version(uri).record(), origin));
        });
        return Closure.parcel(About.of(gathered.origin()), gathered.lines(), artifacts);
    }

    private Origin origin(ModelUri uri) {
        Door.Known known = door.version(uri);
        Stored version = known.record();
        long row = version.auditSequence();
        return new Origin(
                registryId(),
                version.content().text("model"),
                known.name(),
                Math.toIntExact(version.content().number("number")),
                row,
                ledger.audit().after(row - 1, 1).get(0).hash());
    }

    private String registryId() {
        return ledger.registryId()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the registry has no identity before its first change, so nothing can leave it; change something"));
    }

    private Parcel everything() {
        String id = registryId();
        List<MetadataStore.Entry> records = ledger.snapshot();
        AuditHead head = Snapshot.head(records);
        List<Line> lines = records.stream().map(Line::of).toList();
        return Closure.parcel(new About(id, head.sequence(), head.hash(), Optional.empty()), lines, artifacts);
    }

    /** Takes over what an archive holds. */
    public Imported importFrom(Path file, ArchiveLimits limits) {
        try {
            return take(new ArchiveReader(file, limits));
        } catch (ArchiveRefusedException e) {
            throw new ArchiveRefusedException(e.fault(), file + " is refused: " + e.getMessage(), e);
        }
    }

    private Imported take(ArchiveReader reader) {
        Parcel parcel = reader.judge();
        return parcel.about().origin().isPresent()
                ? new Importer(ledger, artifacts, door).take(parcel, reader, "")
                : restore(parcel, reader);
    }

    private Imported restore(Parcel parcel, ArchiveReader reader) {
        List<MetadataStore.Entry> records =
                parcel.lines().stream().map(Line::entry).toList();
        About about = parcel.about();
        requireSound(about, records);
        Optional<String> here = ledger.registryId();
        if (here.isPresent() && !here.get().equals(about.registry())) {
            throw other(about, here.get());
        }
        reader.storeIn(artifacts);
        Snapshot.Fit fit = ledger.restore(records);
        if (fit == Snapshot.Fit.OTHER) {
            throw other(about, here.orElse("without an identity"));
        }
        return new Imported(Optional.empty(), about.registry(), fit == Snapshot.Fit.TAKEN);
    }

    private static void requireSound(About about, List<MetadataStore.Entry> records) {
        try {
            List<Finding> findings = Snapshot.check(records);
            AuditHead head = Snapshot.head(records);
            boolean isAsTold =
                    head.sequence() == about.auditRow() && head.hash().equals(about.auditHash());
            boolean isNamed = records.stream()
                    .filter(record -> record.key().equals(new MetadataStore.Key(Kinds.REGISTRY, "self")))
                    .anyMatch(record -> Stored.of(record).content().text("id").equals(about.registry()));
            if (!findings.isEmpty() || !isAsTold || !isNamed) {
                throw new ArchiveRefusedException(
                        Fault.UNSOUND,
                        "the archive's records are not as its audit log tells: "
                                + (findings.isEmpty()
                                        ? "it is described as another registry, or moment"
                                        : findings.get(0)));
            }
        } catch (StorageException | IllegalArgumentException e) {
            throw new ArchiveRefusedException(
                    Fault.MISSHAPEN, "the archive's records cannot be understood: " + e.getMessage(), e);
        }
    }

    private static ArchiveRefusedException other(About about, String here) {
        return new ArchiveRefusedException(
                Fault.OTHER_REGISTRY,
                "the archive holds the whole registry " + about.registry() + " up to row " + about.auditRow()
                        + " of its audit log, which goes only into an empty store or into that registry itself, but here is registry "
                        + here + ", or one that went another way since; import single versions, or use an empty store");
    }

    /** Brings a version into another registry. */
    public Imported promote(ModelUri uri, Exchange other, String reason) {
        Parcel parcel = version(uri);
        Imported there = new Importer(other.ledger, other.artifacts, other.door)
                .take(parcel, new Shipment(parcel, artifacts), reason);
        String target = other.registryId();
        if (!target.equals(there.registry())) {
            record(
                    parcel.about().origin().orElseThrow(),
                    target,
                    there.version().orElseThrow(),
                    reason);
        }
        return there;
    }

    private void record(Origin version, String target, ModelUri there, String reason) {
        String id = Kinds.numbered(version.model(), version.number()) + "/" + target;
        ledger.change(change -> {
            Optional<Stored> before = change.find(Kinds.PROMOTION, id);
            if (before.filter(known -> known.content().text("version").equals(there.toString()))
                    .isPresent()) {
                return before.get();
            }
            Content content = Content.builder()
                    .put("registry", target)
                    .put("version", there)
                    .put("at", change.at())
                    .put("actor", change.actor())
                    .put("reason", reason)
                    .build();
            change.note(AuditNote.of("model.promoted", ModelUri.of(version.name(), version.number()))
                    .because(reason)
                    .with(java.util.Map.of("registry", target, "version", there.toString())));
            return before.map(known -> change.replace(known, content))
                    .orElseGet(() -> change.create(Kinds.PROMOTION, id, content));
        });
    }
}
