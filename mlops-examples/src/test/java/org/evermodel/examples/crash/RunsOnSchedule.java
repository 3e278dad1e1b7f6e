package org.evermodel.examples.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.evermodel.pipeline.schedule.Missed;
import org.evermodel.pipeline.schedule.ScheduledTask;
import org.evermodel.pipeline.schedule.Scheduler;
import org.evermodel.pipeline.schedule.Trigger;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;

/** One of several processes that run the same task each second, until somebody closes its standard input. */
final class RunsOnSchedule {
    private RunsOnSchedule() {}

    /** {@code home log name}. */
    public static void main(String[] arguments) throws IOException {
        String name = arguments[2];
        Consumer<String> log = RunsUntilKilled.logTo(Path.of(arguments[1]));
        ScheduledTask eachSecond = ScheduledTask.of(
                        "each-second", (firing, cancellation) -> log.accept(firing.due() + " " + name))
                .on(Trigger.every(Duration.ofSeconds(1)))
                .missed(Missed.all(100));
        try (Storage storage = LocalStorage.at(Path.of(arguments[0]));
                Scheduler scheduler = Scheduler.builder(storage.metadata())
                        .lease(Duration.ofSeconds(3))
                        .open()) {
            scheduler.add(eachSecond);
            while (System.in.read() >= 0) {
                // Whoever started this process keeps the other end open as long as it is to run.
            }
        }
    }
}
