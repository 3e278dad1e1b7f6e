package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.evermodel.model.Prediction;
import org.evermodel.testkit.Eventually;
import org.junit.jupiter.api.Test;

class ClosingTest extends ServedModels {
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("evermodel-endpoint-readmission"))
                .toList();
    }

    @Test
    void afterItsTimeClosingWaitsNoMoreAndTheLastRequestClosesTheModel() throws Exception {
        Endpoint endpoint = open(endpoint().closeWithin(Duration.ofMillis(1)));
        Prediction expected = ofVersion(1);
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            watched.hold();
            Future<Answer> answer = client.submit(() -> endpoint.predict(Samples.ROW));
            Eventually.until("the request is under way", () -> watched.waiting() == 1);
            endpoint.close();
            int openAfterwards = watched.open();
            watched.release();

            assertThat(openAfterwards).isEqualTo(1);
            assertThat(answer.get().prediction()).isEqualTo(expected);
            Eventually.until("the model is closed", () -> watched.open() == 0);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void anExecutorThatTakesNoWorkLeaksNoModel() {
        Endpoint endpoint = open(endpoint().executor(work -> {
            throw new RejectedExecutionException("shut down");
        }));
        endpoint.shadow(2, "for comparison");

        endpoint.predict(Samples.ROW);

        assertThat(endpoint.status().droppedShadows()).isEqualTo(1);
        endpoint.close();
        assertThat(watched.open()).isZero();
    }

    @Test
    void modelsAreClosedOnTheExecutorThatWasGiven() {
        ExecutorService host = Executors.newSingleThreadExecutor(work -> new Thread(work, "host"));
        try {
            Endpoint endpoint = open(endpoint().executor(host));
            endpoint.promote(2, "better");
            endpoint.close();

            assertThat(watched.open()).isZero();
            assertThat(host.isShutdown()).isFalse();
            assertThat(threads()).isEmpty();
        } finally {
            host.shutdownNow();
        }
    }

    @Test
    void itsOwnThreadsAreNamedStartWhenThereIsWorkAndEndWithIt() {
        Endpoint endpoint = open(endpoint().refreshEvery(Duration.ofMinutes(1)));
        endpoint.shadow(2, "for comparison");
        endpoint.predict(Samples.ROW);

        assertThat(threads()).isNotEmpty();
        endpoint.close();
        Eventually.until("all its threads have ended", () -> threads().isEmpty());
    }

    @Test
    void whatCannotBeOpenedLeavesNoThreads() {
        models.lose(champion.current().orElseThrow());

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> endpoint().open())
                .isInstanceOf(org.evermodel.ArtifactDamagedException.class);

        Eventually.until("no thread is left", () -> threads().isEmpty());
    }
}
