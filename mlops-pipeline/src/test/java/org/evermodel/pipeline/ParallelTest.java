package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final long PATIENCE = 30;

    private static Pipeline<String, String> twoSides(Step<String, String> left, Step<String, String> right) {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        return graph.build(
                in,
                graph.<String, String, String>join(
                        "both", graph.step("left", in, left), graph.step("right", in, right), String::concat));
    }

    @Test
    void sidesThatDoNotDependOnEachOtherAreAtWorkAtOnce() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        Step<String, String> side = (text, context) -> {
            meeting.await(PATIENCE, TimeUnit.SECONDS);
            return text + context.stepId();
        };

        assertThat(Runner.builder()
                        .parallelism(2)
                        .build()
                        .run(twoSides(side, side), "a")
                        .orElseThrow())
                .isEqualTo("aleftaright");
    }

    @Test
    void oneThreadDoesItAllInOrder() {
        Thread caller = Thread.currentThread();
        Step<String, String> side = (text, context) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            return text + context.stepId();
        };

        assertThat(Runner.builder()
                        .parallelism(1)
                        .build()
                        .run(twoSides(side, side), "a")
                        .orElseThrow())
                .isEqualTo("aleftaright");
    }

    @Test
    void theHostsThreadsHelp() {
        ExecutorService host = Executors.newFixedThreadPool(1, work -> new Thread(work, "host"));
        CyclicBarrier meeting = new CyclicBarrier(2);
        Step<String, String> side = (text, context) -> {
            meeting.await(PATIENCE, TimeUnit.SECONDS);
            return Thread.currentThread().getName();
        };

        try {
            assertThat(Runner.builder()
                            .executor(host)
                            .parallelism(2)
                            .build()
                            .run(twoSides(side, side), "a")
                            .orElseThrow())
                    .contains("host");
        } finally {
            host.shutdown();
        }
    }

    @Test
    void aHostWithoutAThreadToSpareLeavesTheRunAlone() {
        Runner alone = Runner.builder()
                .executor(work -> {
                    throw new RejectedExecutionException("busy");
                })
                .parallelism(4)
                .build();

        assertThat(alone.run(twoSides(Mark.with("l"), Mark.with("r")), "a").orElseThrow())
                .isEqualTo("alar");
    }

    @Test
    void aHostWithoutAThreadLeftOnTheMachineLeavesTheRunAlone() {
        Runner alone = Runner.builder()
                .executor(work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                })
                .parallelism(4)
                .build();

        assertThat(alone.run(twoSides(Mark.with("l"), Mark.with("r")), "a").orElseThrow())
                .isEqualTo("alar");
    }

    @Test
    void aRunOnTheHostsOnlyThreadDoesNotWaitForHelpThatStandsInLineBehindIt() throws Exception {
        ExecutorService host = Executors.newSingleThreadExecutor();
        Runner runner = Runner.builder().executor(host).parallelism(4).build();

        try {
            assertThat(host.submit(() -> runner.run(twoSides(Mark.with("l"), Mark.with("r")), "a")
                                    .orElseThrow())
                            .get(PATIENCE, TimeUnit.SECONDS))
                    .isEqualTo("alar");
        } finally {
            host.shutdownNow();
        }
    }

    @Test
    void aFailureCancelsWhatIsAtWork() {
        CountDownLatch begun = new CountDownLatch(1);
        Step<String, String> waits = (text, context) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return text;
        };
        Step<String, String> fails = (text, context) -> {
            assertThat(begun.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            throw new IllegalStateException("broken");
        };

        var failed = (RunResult.Failed<String>)
                Runner.builder().parallelism(2).build().run(twoSides(waits, fails), "a");

        assertThat(failed.step()).isEqualTo("right");
        assertThat(failed.report().step("left").status()).isEqualTo(StepStatus.CANCELLED);
        assertThat(failed.report().step("left").reasons()).containsExactly("step \"right\" failed");
        assertThat(failed.report().step("both").status()).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void toContinueMeansToDoWhatDoesNotDependOnTheFailure() {
        Step<String, String> fails = (text, context) -> {
            throw new IllegalStateException("broken");
        };
        Mark right = Mark.with("r");

        var failed = Runner.builder()
                .parallelism(1)
                .build()
                .run(twoSides(fails, right), "a", RunOptions.defaults().onFailure(FailurePolicy.CONTINUE));

        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        assertThat(right.ran()).isEqualTo(1);
        assertThat(failed.report().step("right").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(failed.report().step("both").status()).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void anErrorOfAHelperIsThrownOnOnceNobodyIsAtWork() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        Step<String, String> errs = (text, context) -> {
            meeting.await(PATIENCE, TimeUnit.SECONDS);
            throw new AssertionError(context.stepId());
        };

        assertThatThrownBy(() -> Runner.builder().parallelism(2).build().run(twoSides(errs, errs), "a"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aRunHasAThread() {
        assertThatThrownBy(() -> Runner.builder().parallelism(0))
                .hasMessage("a run has at least one thread, but parallelism was 0");
    }
}
