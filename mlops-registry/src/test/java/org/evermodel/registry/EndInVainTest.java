package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.evermodel.ExperimentName;
import org.evermodel.StorageException;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.junit.jupiter.api.Test;

/** A run whose end cannot be written is nobody's. */
class EndInVainTest {
    private static Set<Thread> heartbeats() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("evermodel-run-leases"))
                .collect(Collectors.toSet());
    }

    @Test
    void itsLeaseIsNotRenewedAnyMore() throws InterruptedException {
        Faults faults = new Faults();
        try (Registry registry = Registry.open(faults.in(Storage.inMemory()))) {
            Set<Thread> others = heartbeats();
            Recording run = registry.experiments().start(new ExperimentName("vain"), "run");
            Set<Thread> own = new HashSet<>(heartbeats());
            own.removeAll(others);
            assertThat(own).hasSize(1);
            Thread beating = own.iterator().next();

            faults.failAt(1, Faults.Moment.BEFORE);
            assertThatThrownBy(() -> run.end(Outcome.FINISHED, "done")).isInstanceOf(StorageException.class);

            beating.join(Duration.ofMinutes(1).toMillis());
            assertThat(beating.isAlive()).isFalse();
            // The disk has room again: whoever holds the run may still end it.
            run.end(Outcome.FINISHED, "done");
        }
    }
}
