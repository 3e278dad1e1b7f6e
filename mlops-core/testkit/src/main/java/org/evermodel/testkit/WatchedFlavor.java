package org.evermodel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;

/**
 * Reads the models of the {@link TestTrainers} and watches what becomes of them: how many are open, whether one is used
 * after it was closed or closed twice. Requests can be held up. Thread-safe.
 *
 * <pre>{@code
 * WatchedFlavor watched = WatchedFlavor.create();
 * TestModels models = TestModels.of(watched);
 * …
 * assertThat(watched.open()).isZero();
 * assertThat(watched.faults()).isEmpty();
 * }</pre>
 */
public final class WatchedFlavor implements Flavor {
    private final Flavor flavor = TestTrainers.flavor();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private WatchedFlavor() {}

    /** Watches what it reads from now on. */
    public static WatchedFlavor create() {
        return new WatchedFlavor();
    }

    @Override
    public String name() {
        return flavor.name();
    }

    @Override
    public Predictor read(InputStream in, Signature signature) throws IOException {
        return new Watched(flavor.read(in, signature), opened.incrementAndGet());
    }

    /** How many models were read. */
    public int opened() {
        return opened.get();
    }

    /** How many models were read and are not closed. */
    public int open() {
        return opened.get() - closed.get();
    }

    /** What was done that must not be: a model was asked after it was closed, or closed twice. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** From now on every request waits, those of a model that is being loaded included. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** How many requests wait. */
    public int waiting() {
        return waiting.get();
    }

    /** Lets all go on that wait, and no other wait. */
    public void release() {
        gate.countDown();
    }

    private void pass() {
        waiting.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a request was held up", e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public String toString() {
        return "WatchedFlavor[" + opened + " read, " + closed + " closed, " + faults.size() + " faults]";
    }

    private final class Watched implements Predictor {
        private final Predictor predictor;
        private final int number;
        private final AtomicInteger closings = new AtomicInteger();

        Watched(Predictor predictor, int number) {
            this.predictor = predictor;
            this.number = number;
        }

        @Override
        public String flavor() {
            return predictor.flavor();
        }

        @Override
        public int width() {
            return predictor.width();
        }

        @Override
        public int outputs() {
            return predictor.outputs();
        }

        @Override
        public void score(double[] features, double[] scores) {
            requireOpen();
            pass();
            predictor.score(features, scores);
            requireOpen();
        }

        private void requireOpen() {
            if (closings.get() > 0) {
                faults.add("model " + number + " was asked after it was closed");
                throw new IllegalStateException("model " + number + " is closed");
            }
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException {
            predictor.writeTo(out);
        }

        @Override
        public Map<String, String> provenance() {
            return predictor.provenance();
        }

        @Override
        public void close() {
            if (closings.incrementAndGet() > 1) {
                faults.add("model " + number + " was closed twice");
                return;
            }
            predictor.close();
            closed.incrementAndGet();
        }
    }
}
