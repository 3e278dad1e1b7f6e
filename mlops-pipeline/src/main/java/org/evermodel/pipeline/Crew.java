package org.evermodel.pipeline;

import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does numbered pieces of work, each after those it depends on, several at a time. The caller works along, and does all of
 * it where no hands are free; among pieces that can be done the first in number is begun first. What one piece has written
 * is seen by those that depend on it.
 */
final class Crew {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Hands hands;
    private final int most;
    private final IntConsumer work;
    private final int[] missing;
    private final int[][] followers;
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();
    private int left;

    /** Threads that were asked to help and have not gone yet. */
    private int helpers;

    /** Those of them that have come. One that never comes, because its executor is busy, is not waited for. */
    private int atWork;

    private @Nullable Throwable broken;

    /**
     * @param before for each piece, those it depends on, which have lower numbers
     * @param most at most so many pieces at a time
     * @param work does a piece; what it throws ends it all
     */
    Crew(List<List<Integer>> before, int most, Hands hands, IntConsumer work) {
        this.hands = hands;
        this.most = most;
        this.work = work;
        this.left = before.size();
        this.missing = new int[before.size()];
        this.followers = followers(before);
        for (int i = 0; i < missing.length; i++) {
            missing[i] = before.get(i).size();
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
    }

    private static int[][] followers(List<List<Integer>> before) {
        int[] counts = new int[before.size()];
        before.forEach(all -> all.forEach(each -> counts[each]++));
        int[][] followers = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            followers[i] = new int[counts[i]];
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int each : before.get(i)) {
                followers[each][--counts[each]] = i;
            }
        }
        return followers;
    }

    /** Does all of it, and throws what a piece threw, once no other is at work. */
    void run() {
        workAlong(true);
        lock.lock();
        try {
            while (atWork > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException exception) {
            throw exception;
        }
        if (broken != null) {
            throw new IllegalStateException("a piece of work threw what it does not declare: " + broken, broken);
        }
    }

    private void workAlong(boolean leads) {
        for (int piece = next(leads); piece >= 0; piece = next(leads)) {
            try {
                work.accept(piece);
            } catch (Throwable e) { // Whatever it is: the others must learn that the piece is no longer worked on.
                end(e);
            }
            done(piece);
        }
    }

    /** The next piece, or −1 where there is nothing more to do for this thread. The leader waits for what may come. */
    private int next(boolean leads) {
        int piece;
        boolean more;
        lock.lock();
        try {
            while (left > 0 && broken == null && ready.isEmpty() && leads) {
                changed.awaitUninterruptibly();
            }
            if (broken != null || ready.isEmpty()) {
                return -1;
            }
            piece = ready.remove();
            more = !ready.isEmpty() && helpers + 1 < most;
            helpers += more ? 1 : 0;
        } finally {
            lock.unlock();
        }
        if (more && !hands.lend(this::help)) {
            dismiss();
        }
        return piece;
    }

    private void help() {
        if (!comes()) {
            dismiss();
            return;
        }
        try {
            workAlong(false);
        } finally {
            goes();
        }
    }

    /** Whether a helper that comes now is still of use; if not, whoever leads may be gone already. */
    private boolean comes() {
        lock.lock();
        try {
            boolean needed = left > 0 && broken == null;
            atWork += needed ? 1 : 0;
            return needed;
        } finally {
            lock.unlock();
        }
    }

    private void goes() {
        lock.lock();
        try {
            atWork--;
        } finally {
            lock.unlock();
        }
        dismiss();
    }

    private void dismiss() {
        lock.lock();
        try {
            helpers--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void done(int piece) {
        lock.lock();
        try {
            left--;
            for (int follower : followers[piece]) {
                if (--missing[follower] == 0) {
                    ready.add(follower);
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(Throwable cause) {
        lock.lock();
        try {
            if (broken == null) {
                broken = cause;
            } else if (broken != cause) {
                broken.addSuppressed(cause);
            }
        } finally {
            lock.unlock();
        }
    }
}
