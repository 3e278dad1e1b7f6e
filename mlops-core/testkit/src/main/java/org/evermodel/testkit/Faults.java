package org.evermodel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/**
 * Makes one write of a storage fail, as a full disk or a lost connection would, to see whether what writes leaves the
 * storage good. Writes are counted, in order: artifacts that are stored, touched, set aside, discarded or deleted, and
 * commits.
 *
 * <pre>{@code
 * Faults faults = new Faults();
 * Storage storage = faults.in(Storage.inMemory());
 * doSomething(storage);
 * int writes = faults.writes();             // each of these may fail
 * faults.failAt(3, Faults.Moment.BEFORE);   // counted from here on
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Faults {
    /** When, in a write, the failure happens. */
    public enum Moment {
        /** Nothing was written. */
        BEFORE,
        /** Some bytes of an artifact were written. A commit knows no such moment, and fails before. */
        DURING,
        /** All was written, but the writer never hears of it. */
        AFTER
    }

    private record Plan(int write, Moment moment, boolean forGood) {
        Optional<Moment> at(int number) {
            if (number == write) {
                return Optional.of(moment);
            }
            return forGood && number > write ? Optional.of(Moment.BEFORE) : Optional.empty();
        }
    }

    private static final String FULL = "injected: no space left on device";

    private final AtomicInteger writes = new AtomicInteger();
    private volatile Optional<Plan> plan = Optional.empty();

    /** No faults yet. */
    public Faults() {}

    /** A storage whose writes may be made to fail; everything else goes to {@code storage}. */
    public Storage in(Storage storage) {
        return new FaultyStorage(storage);
    }

    /** How many writes there were, since the beginning or the last plan. */
    public int writes() {
        return writes.get();
    }

    /** From now on the {@code write}-th write fails, 1 for the next; no other does. */
    public void failAt(int write, Moment moment) {
        plan = Optional.of(new Plan(write, moment, false));
        writes.set(0);
    }

    /** The {@code write}-th write from now on fails, 1 for the next, and so do all after it: the process is dead. */
    public void dieAt(int write, Moment moment) {
        plan = Optional.of(new Plan(write, moment, true));
        writes.set(0);
    }

    /** From now on nothing fails. */
    public void heal() {
        plan = Optional.empty();
        writes.set(0);
    }

    /** Counts a write and says when it fails, if it does. */
    private Optional<Moment> next() {
        int write = writes.incrementAndGet();
        return plan.flatMap(planned -> planned.at(write));
    }

    private static void failIf(boolean now) {
        if (now) {
            throw new StorageException(FULL);
        }
    }

    private void write(Runnable work) {
        did(() -> {
            work.run();
            return true;
        });
    }

    private boolean did(BooleanSupplier work) {
        Optional<Moment> moment = next();
        failIf(moment.isPresent() && moment.get() != Moment.AFTER);
        boolean done = work.getAsBoolean();
        failIf(moment.isPresent());
        return done;
    }

    private final class FaultyStorage implements Storage {
        private final Storage storage;

        FaultyStorage(Storage storage) {
            this.storage = storage;
        }

        @Override
        public MetadataStore metadata() {
            return new FaultyMetadata(storage.metadata());
        }

        @Override
        public ArtifactStore artifacts() {
            return new FaultyArtifacts(storage.artifacts());
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    private final class FaultyMetadata extends DelegatingMetadataStore {
        FaultyMetadata(MetadataStore store) {
            super(store);
        }

        @Override
        public void commit(List<Write> changes) {
            write(() -> super.commit(changes));
        }
    }

    private final class FaultyArtifacts implements ArtifactStore {
        private final ArtifactStore store;

        FaultyArtifacts(ArtifactStore store) {
            this.store = store;
        }

        @Override
        public ArtifactRef put(Content content) {
            Optional<Moment> moment = next();
            failIf(moment.equals(Optional.of(Moment.BEFORE)));
            boolean during = moment.equals(Optional.of(Moment.DURING));
            ArtifactRef stored = store.put(during ? out -> content.writeTo(new FullDisk(out)) : content);
            failIf(moment.isPresent());
            return stored;
        }

        @Override
        public InputStream open(Digest digest) {
            return store.open(digest);
        }

        @Override
        public Optional<Stored> find(Digest digest) {
            return store.find(digest);
        }

        @Override
        public Stream<Digest> list() {
            return store.list();
        }

        @Override
        public InputStream open(Digest digest, long offset, long length) {
            return store.open(digest, offset, length);
        }

        @Override
        public Stream<Stored> inventory() {
            return store.inventory();
        }

        @Override
        public InputStream peek(Stored which) {
            return store.peek(which);
        }

        @Override
        public boolean touch(Digest digest) {
            return did(() -> store.touch(digest));
        }

        @Override
        public boolean setAside(Stored which) {
            return did(() -> store.setAside(which));
        }

        @Override
        public boolean discard(Stored which) {
            return did(() -> store.discard(which));
        }

        @Override
        public void delete(Digest digest) {
            write(() -> store.delete(digest));
        }

        @Override
        public void inspect(Consumer<String> stray) {
            store.inspect(stray);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** Takes half of the first bytes and then nothing more. */
    private static final class FullDisk extends OutputStream {
        private final OutputStream out;

        FullDisk(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            throw new IOException(FULL);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length / 2);
            throw new IOException(FULL);
        }
    }
}
