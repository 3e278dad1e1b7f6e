package org.evermodel.registry.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.RunOwner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who owns the runs of a store. An owner is one open registry; each of its runs names it. Its lease is the latest of: the
 * start of the run, the last time the run was logged to, and what the owner says in a record of its own, each plus the
 * length of a lease. So neither a run nor a value costs more commits than without leases, and one small commit now and
 * then renews all runs of a registry, however many they are.
 */
public final class Owners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);
    private static final String INSTANCE = "instance";
    private static final String HOST = "host";
    private static final String PID = "pid";
    private static final String BORN = "born";
    private static final String PLACE = "place";
    private static final String LEASE = "leaseMillis";
    private static final String UNTIL = "until";

    private final Ledger ledger;
    private final Duration lease;
    private final String instance;
    private final Object telling = new Object();
    private final Heartbeat heartbeat;
    private final AtomicInteger open = new AtomicInteger();
    private boolean told;

    /** Owners of the runs of {@code ledger}, the runs of this one being leased for {@code lease} at a time. */
    public Owners(Ledger ledger, Duration lease) {
        this.ledger = ledger;
        this.lease = lease;
        this.instance = ledger.newId();
        this.heartbeat = new Heartbeat(lease.dividedBy(4), this::renew);
    }

    /** What a run's record says of its owner. */
    Map<String, String> claim() {
        ProcessPlace here = ProcessPlace.current();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(INSTANCE, instance);
        fields.put(HOST, here.host());
        fields.put(PID, Long.toString(here.pid()));
        here.born().ifPresent(born -> fields.put(BORN, born.toString()));
        here.place().ifPresent(place -> fields.put(PLACE, place));
        fields.put(LEASE, Long.toString(lease.toMillis()));
        return fields;
    }

    /** A run of this owner has started. */
    synchronized void opened() {
        if (open.incrementAndGet() == 1) {
            heartbeat.start();
        }
    }

    /** A run of this owner has ended. */
    synchronized void ended() {
        if (open.decrementAndGet() == 0) {
            heartbeat.stop();
            forget();
        }
    }

    /** Whether the leases of this owner are renewed. */
    synchronized boolean isBeating() {
        return heartbeat.isBeating();
    }

    /** Renews the lease of all runs of this owner; a beat that comes late finds that there are none. */
    void renew() {
        synchronized (telling) {
            if (open.get() > 0) {
                ledger.keep(
                        Kinds.RUN_OWNER,
                        instance,
                        Content.builder().put(UNTIL, ledger.now().plus(lease)).build());
                told = true;
            }
        }
    }

    private void forget() {
        synchronized (telling) {
            if (told) {
                drop(instance);
                told = false;
            }
        }
    }

    /** Housekeeping that stays behind is no reason for a run not to end: whoever looks for orphans removes it later. */
    private void drop(String owner) {
        try {
            ledger.drop(Kinds.RUN_OWNER, owner);
        } catch (StorageException e) {
            LOG.debug("the record of owner {} stays behind", owner, e);
        }
    }

    /** Removes what owners said whose leases have run out and who own no run that has not ended. */
    void dropDead(Supplier<Stream<Stored>> inFlight) {
        Instant now = ledger.now();
        Set<String> dead = ledger.all(Kinds.RUN_OWNER, "")
                .filter(owner ->
                        until(owner).filter(until -> until.isBefore(now)).isPresent())
                .map(Stored::id)
                .collect(Collectors.toSet());
        if (!dead.isEmpty()) {
            inFlight.get()
                    .forEach(run ->
                            dead.remove(run.content().texts(RunContent.OWNER).getOrDefault(INSTANCE, "")));
            dead.forEach(this::drop);
        }
    }

    /** Looks owners up, each once. Used by one thread. */
    final class Glance {
        private final Instant now = ledger.now();
        private final Map<String, Optional<Instant>> renewals = new HashMap<>();

        /** Who has a run open; empty where it ended, or was recorded before owners were. */
        Optional<RunOwner> of(Stored run) {
            Map<String, String> claim = run.content().texts(RunContent.OWNER);
            if (claim.isEmpty() || RunContent.isEnded(run.content())) {
                return Optional.empty();
            }
            return Optional.of(run.decode(content -> owner(content, claim)));
        }

        private RunOwner owner(Content run, Map<String, String> claim) {
            String who = claim.getOrDefault(INSTANCE, "");
            Instant seen = RunContent.optionalInstant(run, RunContent.SEEN).orElse(run.instant(RunContent.STARTED));
            Instant logged = seen.plusMillis(Long.parseLong(claim.getOrDefault(LEASE, "0")));
            Instant until = renewals.computeIfAbsent(who, Owners.this::renewal)
                    .filter(renewed -> renewed.isAfter(logged))
                    .orElse(logged);
            long pid = Long.parseLong(claim.getOrDefault(PID, "0"));
            boolean gone = ProcessPlace.current().knowsGone(place(claim, pid));
            return new RunOwner(claim.getOrDefault(HOST, "unknown"), pid, until, !gone && !until.isBefore(now));
        }

        private ProcessPlace place(Map<String, String> claim, long pid) {
            return new ProcessPlace(
                    claim.getOrDefault(HOST, ""),
                    pid,
                    Optional.ofNullable(claim.get(BORN)).flatMap(Owners::moment),
                    Optional.ofNullable(claim.get(PLACE)));
        }
    }

    /** Damaged housekeeping tells nothing, which only makes an owner seem less alive. */
    private Optional<Instant> renewal(String who) {
        return who.isEmpty()
                ? Optional.empty()
                : ledger.find(Kinds.RUN_OWNER, who).flatMap(Owners::until);
    }

    private static Optional<Instant> until(Stored owner) {
        return owner.content().optionalText(UNTIL).flatMap(Owners::moment);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Ends the heartbeat, after the beat under way; runs that are open go on until their leases run out. */
    @Override
    public synchronized void close() {
        heartbeat.stop();
        synchronized (telling) {
            open.set(0);
        }
    }
}
