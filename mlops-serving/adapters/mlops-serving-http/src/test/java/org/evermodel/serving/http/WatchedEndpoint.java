package org.evermodel.serving.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.model.Signature;
import org.evermodel.serving.Answer;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.EndpointStatus;
import org.evermodel.serving.Query;

/** An endpoint whose answers a test can hold back, or have fail. Thread-safe. */
final class WatchedEndpoint implements Endpoint {
    private final Endpoint endpoint;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
    private volatile CountDownLatch held = new CountDownLatch(0);

    WatchedEndpoint(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    int waiting() {
        return waiting.get();
    }

    /** The next request fails so. */
    void fail(Throwable next) {
        failure.set(next);
    }

    /** Runs when the next request asks, before it is answered. */
    void beforeNext(Runnable work) {
        before.set(work);
    }

    private void pass() {
        before.getAndSet(() -> {}).run();
        Throwable fault = failure.getAndSet(null);
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault instanceof RuntimeException exception) {
            throw exception;
        }
        waiting.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public ModelName model() {
        return endpoint.model();
    }

    @Override
    public boolean isOpen() {
        return endpoint.isOpen();
    }

    @Override
    public Signature signature() {
        return endpoint.signature();
    }

    @Override
    public EndpointStatus status() {
        return endpoint.status();
    }

    @Override
    public Answer predict(Record row) {
        pass();
        return endpoint.predict(row);
    }

    @Override
    public Answer predict(Query query) {
        pass();
        return endpoint.predict(query);
    }

    @Override
    public Answer predict(int version, Query query) {
        pass();
        return endpoint.predict(version, query);
    }

    @Override
    public BatchAnswer predict(Dataset rows) {
        pass();
        return endpoint.predict(rows);
    }

    @Override
    public BatchAnswer predict(Dataset rows, String key) {
        pass();
        return endpoint.predict(rows, key);
    }

    @Override
    public BatchAnswer predict(int version, Dataset rows) {
        pass();
        return endpoint.predict(version, rows);
    }

    @Override
    public void canary(int version, double share, String reason) {
        endpoint.canary(version, share, reason);
    }

    @Override
    public void promote(String reason) {
        endpoint.promote(reason);
    }

    @Override
    public void promote(int version, String reason) {
        endpoint.promote(version, reason);
    }

    @Override
    public void shadow(int version, String reason) {
        endpoint.shadow(version, reason);
    }

    @Override
    public void unshadow(int version, String reason) {
        endpoint.unshadow(version, reason);
    }

    @Override
    public ModelVersion rollback(String reason) {
        return endpoint.rollback(reason);
    }

    @Override
    public ModelVersion rollForward(String reason) {
        return endpoint.rollForward(reason);
    }

    @Override
    public void refresh() {
        endpoint.refresh();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
