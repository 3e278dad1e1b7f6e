package org.evermodel.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.port.PatientLineage;
import org.evermodel.port.Routing;

/**
 * Changes who answers, one change at a time. Each first makes the next cast, so loads what it needs, then writes the book,
 * then exchanges the cast: what cannot be loaded leaves all as it was, and what is written can be loaded. Where the book
 * cannot be written, most likely because somebody else did, the cast follows what it says now. A change that is overtaken by
 * the closing of the stage is written all the same, and whoever made it is told that nobody answers any more. The lineage is
 * told after each exchange, while the next change may already be made; that it cannot be told changes nothing else.
 * Thread-safe.
 */
final class Conductor {
    private final ModelName name;
    private final Book book;
    private final Casting casting;
    private final Stage stage;
    private final Herald herald;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile LineUp lineUp;

    /** Opens the stage. */
    Conductor(ModelName name, Book book, Casting casting, Stage stage, Herald herald) {
        this.name = name;
        this.book = book;
        this.casting = casting;
        this.stage = stage;
        this.herald = herald;
        this.lineUp = book.read();
        enter(lineUp, casting.cast(Optional.empty(), lineUp.champion(), lineUp.routing(), 0));
        herald.lineage().wake();
    }

    void canary(int version, double share, String reason) {
        alone(() -> {
            requireBeside(version, "its canary");
            Routing routing = lineUp.routing().withCanary(version, share);
            return change(lineUp.champion(), routing, version, () -> book.route(lineUp, routing, reason));
        });
    }

    void shadow(int version, String reason) {
        alone(() -> {
            requireBeside(version, "its shadow");
            List<Integer> shadows = new ArrayList<>(lineUp.routing().shadows());
            if (shadows.contains(version)) {
                return champion();
            }
            shadows.add(version);
            Routing routing = lineUp.routing().withShadows(shadows);
            return change(lineUp.champion(), routing, version, () -> book.route(lineUp, routing, reason));
        });
    }

    void unshadow(int version, String reason) {
        alone(() -> {
            List<Integer> shadows = new ArrayList<>(lineUp.routing().shadows());
            if (!shadows.remove((Integer) version)) {
                throw new NotFoundException("version " + version + " of " + name + " is no shadow; the shadows are "
                        + lineUp.routing().shadows());
            }
            Routing routing = lineUp.routing().withShadows(shadows);
            return change(lineUp.champion(), routing, 0, () -> book.route(lineUp, routing, reason));
        });
    }

    void promote(String reason) {
        alone(() -> {
            Routing.Canary canary = stage.cast()
                    .canary()
                    .orElseThrow(() -> new IllegalStateException(
                            "there is no canary of " + name + " to promote; name a version, or let one be the canary"));
            return promoted(canary.version(), reason);
        });
    }

    void promote(int version, String reason) {
        alone(() -> promoted(version, reason));
    }

    private ModelVersion promoted(int version, String reason) {
        Routing routing = LineUp.beside(version, lineUp.routing().withoutCanary());
        return change(version, routing, version, () -> book.promote(lineUp, version, reason));
    }

    ModelVersion rollBack(String reason) {
        return alone(() -> {
            // What is recorded decides: a canary that could not be loaded here may answer elsewhere.
            if (lineUp.routing().canary().isPresent()) {
                Routing routing = lineUp.routing().withoutCanary();
                return change(lineUp.champion(), routing, 0, () -> book.route(lineUp, routing, reason));
            }
            return moved(book.previous(), () -> book.rollBack(lineUp, reason));
        });
    }

    ModelVersion rollForward(String reason) {
        return alone(() -> moved(book.next(), () -> book.rollForward(lineUp, reason)));
    }

    private ModelVersion moved(int version, Supplier<LineUp> write) {
        return change(version, LineUp.beside(version, lineUp.routing()), version, write);
    }

    /** Is told who answers. */
    PatientLineage lineage() {
        return herald.lineage();
    }

    void refresh() {
        locked(() -> {
            follow(book.read());
            return champion();
        });
    }

    private ModelVersion alone(Supplier<ModelVersion> change) {
        return locked(() -> {
            try {
                book.requireUnmoved(lineUp);
            } catch (RuntimeException e) {
                throw followed(e);
            }
            return change.get();
        });
    }

    private ModelVersion locked(Supplier<ModelVersion> work) {
        changing.lock();
        try {
            stage.cast();
            return work.get();
        } finally {
            changing.unlock();
            herald.lineage().wake();
        }
    }

    private ModelVersion champion() {
        return stage.cast().champion().version();
    }

    private void requireBeside(int version, String part) {
        if (version == lineUp.champion()) {
            throw new IllegalArgumentException(
                    "version " + version + " is the champion of " + name + ", so it cannot be " + part);
        }
    }

    private ModelVersion change(int champion, Routing routing, int wanted, Supplier<LineUp> write) {
        Cast next = casting.cast(Optional.of(stage.cast()), champion, routing, wanted);
        LineUp written;
        try {
            written = write.get();
        } catch (RuntimeException e) {
            next.leases().retire();
            throw followed(e);
        } catch (Error e) {
            next.leases().retire();
            throw e;
        }
        enter(written, written.isAnswered(champion, routing) ? next : another(next, written));
        return champion();
    }

    /** Somebody else wrote between: not the cast that was made, but that of what is written. */
    private Cast another(Cast made, LineUp written) {
        try {
            return casting.cast(Optional.of(made), written.champion(), written.routing(), 0);
        } finally {
            made.leases().retire();
        }
    }

    private void follow(LineUp now) {
        if (now.isAnswered(lineUp.champion(), lineUp.routing())) {
            lineUp = now;
        } else {
            enter(now, casting.cast(Optional.of(stage.cast()), now.champion(), now.routing(), 0));
        }
    }

    private void enter(LineUp now, Cast next) {
        lineUp = now;
        stage.exchange(next);
        herald.keep(next);
    }

    /** The same failure, after the cast followed what the book says, if it can. */
    private RuntimeException followed(RuntimeException failure) {
        try {
            follow(book.read());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
