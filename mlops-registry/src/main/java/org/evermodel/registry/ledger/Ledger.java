package org.evermodel.registry.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.evermodel.ConflictException;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's records, and the only way to change them. Thread-safe; several ledgers, in several processes, may share
 * a store.
 *
 * <p>Every change writes the head of the audit log, which it read before anything else. Where the commit finds the head
 * as it was, no other change came in between, so all that the change read still holds: changes happen one after the
 * other, whatever they read, and nothing but the head need be compared. Where it finds another head the change is
 * decided anew. Threads of one ledger queue up in their order before they read, so only processes ever compete.
 *
 * <p>No record of the registry is ever deleted: what is no more is written as such. So revisions only grow, and the audit
 * log can tell of every record what it must say now.
 */
public final class Ledger implements Records {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String SELF = "self";
    private static final String ID = "id";

    private final MetadataStore store;
    private final Clock clock;
    private final Signature signature;
    private final Ids ids;
    private final ReentrantLock changing;
    private final List<Consumer<Set<String>>> watchers;
    private final IndexVersion indexes;
    private final Recollection recollection;
    private volatile boolean identified;

    /**
     * Who signs a change, and why where the change itself does not say.
     *
     * @param actor who
     * @param reason why; may be empty
     */
    public record Signature(String actor, String reason) {}

    /** A ledger that tells time by {@code clock} and signs its changes as {@code actor}. */
    public Ledger(MetadataStore store, Clock clock, RandomGenerator random, String actor) {
        this(
                store,
                clock,
                new Signature(actor, ""),
                new Ids(clock, random),
                new ReentrantLock(true),
                new CopyOnWriteArrayList<>(),
                new IndexVersion(store),
                new Recollection());
    }

    private Ledger(
            MetadataStore store,
            Clock clock,
            Signature signature,
            Ids ids,
            ReentrantLock changing,
            List<Consumer<Set<String>>> watchers,
            IndexVersion indexes,
            Recollection recollection) {
        this.indexes = indexes;
        this.recollection = recollection;
        this.store = store;
        this.clock = clock;
        this.signature = signature;
        this.ids = ids;
        this.changing = changing;
        this.watchers = watchers;
    }

    /** The same ledger for somebody else: one queue of changes, other signatures. */
    public Ledger signedBy(Signature other) {
        return new Ledger(store, clock, other, ids, changing, watchers, indexes, recollection);
    }

    /** Who signs the changes. */
    public Signature signature() {
        return signature;
    }

    /**
     * Tells {@code watcher} of each change made through this ledger, whoever signs it, once it is durable and before
     * whoever made it goes on: the kinds of the records it wrote. The watcher is quick and throws nothing.
     */
    public void watch(Consumer<Set<String>> watcher) {
        watchers.add(watcher);
    }

    /** A new identity; later ones sort after earlier ones. */
    public String newId() {
        return ids.next();
    }

    /** The identity of the registry, which it has from its first change on. */
    public Optional<String> registryId() {
        return find(Kinds.REGISTRY, SELF).map(self -> self.content().text(ID));
    }

    /** What tells the time. */
    public Clock clock() {
        return clock;
    }

    /** What time it is. */
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<Stored> find(String kind, String id) {
        return store.find(new MetadataStore.Key(kind, id)).map(Stored::of);
    }

    /** At most {@code limit} records whose ids start with {@code prefix}, the last first. */
    public List<Stored> last(String kind, String prefix, int limit) {
        return lastBefore(kind, prefix, "", limit);
    }

    /** As {@link #last}, but only those whose ids come before {@code before}, where that is not empty. */
    public List<Stored> lastBefore(String kind, String prefix, String before, int limit) {
        return store.scanBackwards(kind, prefix, before, limit).stream()
                .map(Stored::of)
                .toList();
    }

    /** The records whose ids start with {@code prefix}, in order, fetched page by page. */
    public Stream<Stored> all(String kind, String prefix) {
        return entries(store, kind, prefix).map(Stored::of);
    }

    /** Records of a store as they are, whether or not they can be understood. */
    public static Stream<MetadataStore.Entry> entries(MetadataStore store, String kind, String prefix) {
        return entriesAfter(store, kind, prefix, "");
    }

    /** As {@link #entries}, but only those whose ids are greater than {@code after}. */
    static Stream<MetadataStore.Entry> entriesAfter(MetadataStore store, String kind, String prefix, String after) {
        return Pages.of(store, kind, prefix, after);
    }

    /**
     * Whether records are found by all that this version derives from them; not where an older one derived it, and the
     * store can only be read.
     */
    public boolean isIndexed() {
        return indexes.require();
    }

    /** A page of the records that meet conditions; see {@link MetadataStore#search}. */
    public RecordQuery.Page search(RecordQuery query) {
        indexes.require();
        return store.search(query);
    }

    /**
     * What {@code read} finds, all of it as it stood at one moment, though it reads several records: where a change came in
     * between it is run again, so it has no other effects.
     */
    public <T> T atOnce(Supplier<T> read) {
        return Attempts.until(1_000, "others changed the store while it was read", () -> {
            long before = headRevision();
            T found = read.get();
            return headRevision() == before ? Optional.of(found) : Optional.empty();
        });
    }

    /**
     * Writes a record that the audit log does not tell of, whatever it said before: housekeeping of kinds outside
     * {@link Kinds#ALL}, such as leases.
     */
    public void keep(String kind, String id, Content content) {
        MetadataStore.Key key = new MetadataStore.Key(kind, id);
        Attempts.until(50_000, "record " + key + " was changed by others", () -> {
            long revision = store.find(key).map(MetadataStore.Entry::revision).orElse(0L);
            try {
                store.commit(List.of(new MetadataStore.Put(key, revision, content.json(), Indexes.of(key, content))));
                return Optional.of(key);
            } catch (ConflictException e) {
                return Optional.empty();
            }
        });
    }

    /** Takes away such a record, unless somebody writes it at this moment. */
    public void drop(String kind, String id) {
        Optional<Stored> found = find(kind, id);
        try {
            found.ifPresent(record -> store.commit(List.of(new MetadataStore.Delete(record.key(), record.revision()))));
        } catch (ConflictException e) {
            LOG.trace("{} {} was written by somebody else meanwhile", kind, id);
        }
    }

    /** The audit log. */
    public AuditTrail audit() {
        return new AuditTrail(store);
    }

    /** All that the audit log tells of, and the log itself, as it stood at one moment, in order of the keys. */
    public List<MetadataStore.Entry> snapshot() {
        return atOnce(() -> Snapshot.read(store));
    }

    /**
     * Takes over what a snapshot of this registry holds: all of it where there is nothing yet, what came since where the
     * snapshot is of a later moment, nothing where it is of an earlier one. The snapshot was {@link Snapshot#check checked}.
     */
    public Snapshot.Fit restore(List<MetadataStore.Entry> records) {
        changing.lock();
        try {
            return Attempts.until(50_000, "a restoration lost against changes of other processes", () -> {
                Snapshot snapshot = new Snapshot(store, records);
                return snapshot.writes().isEmpty() || isRestored(snapshot)
                        ? Optional.of(snapshot.fit())
                        : Optional.empty();
            });
        } finally {
            changing.unlock();
        }
    }

    private boolean isRestored(Snapshot snapshot) {
        try {
            store.commit(snapshot.writes());
            Set<String> kinds = Set.copyOf(Kinds.ALL);
            watchers.forEach(watcher -> watcher.accept(kinds));
            return true;
        } catch (ConflictException e) {
            if (headRevision() == snapshot.headRevision()) {
                throw new StorageException(
                        "the registry's records contradict its audit log, so nothing was restored; verify the store: "
                                + e.getMessage(),
                        e);
            }
            return false;
        }
    }

    /**
     * Makes a change. {@code decide} reads and writes through the {@link Change} it is given, and may be run again where
     * another process was faster, so it has no other effects. What it throws is thrown here and nothing is changed.
     */
    public <T> T change(Function<Change, T> decide) {
        changing.lock();
        try {
            return Attempts.until(
                    50_000,
                    "a change lost against those of other processes",
                    () -> tryTo(new Change(store, recollection, clock.instant(), signature), decide));
        } finally {
            changing.unlock();
        }
    }

    /** The outcome, or empty where another process was faster. */
    private <T> Optional<T> tryTo(Change change, Function<Change, T> decide) {
        T result;
        try {
            result = decide.apply(change);
        } catch (RuntimeException e) {
            // What was read while another change came in between is no ground for a refusal.
            if (!(e instanceof StorageException) && headRevision() != change.headRevision()) {
                return Optional.empty();
            }
            throw e;
        }
        if (change.writesNothing()) {
            return Optional.of(result);
        }
        identify(change);
        return isCommitted(change) ? Optional.of(result) : Optional.empty();
    }

    /** Gives the registry its identity with its first change. */
    private void identify(Change change) {
        if (identified) {
            return;
        }
        identified = change.find(Kinds.REGISTRY, SELF).isPresent();
        if (!identified) {
            change.create(
                    Kinds.REGISTRY,
                    SELF,
                    Content.builder()
                            .put(ID, ids.unique())
                            .put("createdAt", change.at())
                            .build());
        }
    }

    private boolean isCommitted(Change change) {
        List<MetadataStore.Write> writes = change.writes();
        try {
            store.commit(writes);
        } catch (ConflictException e) {
            recollection.forget();
            if (headRevision() == change.headRevision() && !change.isAlongOutdated()) {
                throw new StorageException(
                        "the registry's records contradict its audit log, so nothing was changed; verify the store: "
                                + e.getMessage(),
                        e);
            }
            return false;
        } catch (RuntimeException | Error e) {
            // Whether it was written or not.
            recollection.forget();
            throw e;
        }
        recollection.wrote(writes);
        Set<String> kinds = change.kinds();
        watchers.forEach(watcher -> watcher.accept(kinds));
        return true;
    }

    private long headRevision() {
        return store.find(AuditHead.KEY).map(MetadataStore.Entry::revision).orElse(0L);
    }
}
