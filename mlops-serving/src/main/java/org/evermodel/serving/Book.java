package org.evermodel.serving;

import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is recorded of who answers: the alias that names the champion, and the routing. A change is two records at most, the
 * alias's first. What a crash leaves between them is sound: a canary that has become the champion counts for nothing, and
 * whoever reads the book next takes it out.
 */
final class Book {
    private static final Logger LOG = LoggerFactory.getLogger(Book.class);
    private static final int ATTEMPTS = 100;

    private final ModelName name;
    private final ModelUri uri;
    private final ModelAlias alias;
    private final RoutingLog routings;

    Book(ModelName name, Alias followed, ModelAlias alias, RoutingLog routings) {
        this.name = name;
        this.uri = ModelUri.of(name, followed);
        this.alias = alias;
        this.routings = routings;
    }

    /** Throws {@link NotFoundException} where the alias names nothing. */
    LineUp read() {
        int champion = alias.current()
                .map(ModelVersion::number)
                .orElseThrow(() -> new NotFoundException(
                        uri + " names no version, so nothing can answer; move the alias to one first"));
        return tidy(new LineUp(champion, routings.current(name)));
    }

    private LineUp tidy(LineUp read) {
        if (read.routing().equals(read.recorded().routing())) {
            return read;
        }
        try {
            return route(read, read.routing(), "version " + read.champion() + " is the champion");
        } catch (ConflictException e) {
            // Somebody else was faster, most likely with the same; it counts for nothing meanwhile.
            return read;
        } catch (StorageException e) {
            LOG.warn("the routing of {} still names its champion, which counts for nothing", name, e);
            return read;
        }
    }

    /** Throws {@link AliasConflictException} where the alias was moved since, IllegalStateException where there is none. */
    void requireUnmoved(LineUp from) {
        if (alias instanceof FixedVersion fixed) {
            throw fixed.refusal();
        }
        int now = alias.current().map(ModelVersion::number).orElse(0);
        if (now != from.champion()) {
            throw new AliasConflictException(uri.toString(), from.champion(), now);
        }
    }

    LineUp route(LineUp from, Routing routing, String reason) {
        return new LineUp(from.champion(), routings.record(name, from.recorded().revision(), routing, reason));
    }

    LineUp promote(LineUp from, int number, String reason) {
        alias.compareAndMove(from.champion(), number, reason);
        return new LineUp(number, withoutCanary(number, reason));
    }

    /** The version that a rollback makes the champion. */
    int previous() {
        return alias.previous()
                .map(ModelVersion::number)
                .orElseThrow(() ->
                        new NotFoundException(uri + " has named no other version before, so it cannot be rolled back"));
    }

    LineUp rollBack(LineUp from, String reason) {
        AliasMove move = alias.compareAndRollBack(from.champion(), reason);
        return new LineUp(move.to().orElseThrow(), from.recorded());
    }

    /** The version that a roll-forward makes the champion. */
    int next() {
        return alias.next()
                .map(ModelVersion::number)
                .orElseThrow(() -> new NotFoundException(
                        uri + " was not rolled back since it was last moved, so it cannot go forward"));
    }

    LineUp rollForward(LineUp from, String reason) {
        AliasMove move = alias.compareAndRollForward(from.champion(), reason);
        return new LineUp(move.to().orElseThrow(), from.recorded());
    }

    /** Whoever changed the routing meanwhile, the canary ends. */
    private RoutingLog.Recorded withoutCanary(int champion, String reason) {
        RoutingLog.Recorded seen = routings.current(name);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Routing wanted = LineUp.beside(champion, seen.routing().withoutCanary());
            if (wanted.equals(seen.routing())) {
                return seen;
            }
            try {
                return routings.record(name, seen.revision(), wanted, reason);
            } catch (ConflictException e) {
                seen = routings.current(name);
            }
        }
        throw new ConflictException("the routing of " + name + " was changed by others " + ATTEMPTS
                + " times while its canary was to end; try again");
    }
}
