package org.evermodel.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.evermodel.MlopsException;

/**
 * Pieces of work in an executor, of which none is begun once one has failed or the thread that waits for them was
 * interrupted.
 *
 * <p>Whoever waits goes on only when no piece is being worked on any more. A piece is either begun by a worker or
 * withdrawn, whichever comes first; so one that still stands in the executor's queue need not be waited for, which might
 * take for ever, and does nothing when its turn comes.
 */
final class SideBySide<T> {
    private final List<Piece> pieces;

    private SideBySide(List<Supplier<T>> work) {
        this.pieces = work.stream().map(Piece::new).toList();
    }

    /**
     * The results, in the order of {@code work}. Throws what a piece threw; what the executor throws where it takes no
     * work; and {@link MlopsException} where the calling thread is interrupted, which it then stays.
     */
    static <T> List<T> run(List<Supplier<T>> work, Executor executor) {
        SideBySide<T> all = new SideBySide<>(work);
        try {
            all.begin(executor);
            all.ended().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MlopsException("interrupted while " + work.size() + " trainings were compared", e);
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            all.withdraw();
            all.ended().exceptionally(failure -> null).join();
        }
        return all.pieces.stream()
                .map(piece -> piece.result.join().orElseThrow())
                .toList();
    }

    private void begin(Executor executor) throws InterruptedException {
        for (Piece piece : pieces) {
            // Where the executor works in this very thread, nothing else would notice.
            if (Thread.interrupted()) {
                throw new InterruptedException("before all pieces were begun");
            }
            executor.execute(piece);
        }
    }

    /** Completed when every piece has ended or was withdrawn; exceptionally where one failed. */
    private CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(
                pieces.stream().map(piece -> piece.result).toArray(CompletableFuture<?>[]::new));
    }

    private void withdraw() {
        pieces.forEach(Piece::withdraw);
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
    }

    /** Its result is empty where it was withdrawn. */
    private final class Piece implements Runnable {
        private final Supplier<T> work;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<Optional<T>> result = new CompletableFuture<>();

        Piece(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!taken.compareAndSet(false, true)) {
                return;
            }
            try {
                result.complete(Optional.of(work.get()));
            } catch (Throwable e) { // whatever it is, the one who waits must hear of it
                SideBySide.this.withdraw();
                result.completeExceptionally(e);
            }
        }

        void withdraw() {
            if (taken.compareAndSet(false, true)) {
                result.complete(Optional.empty());
            }
        }
    }
}
