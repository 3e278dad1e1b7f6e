package org.evermodel.examples.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;

/** The process that is killed: runs the twenty places in a home, each of them for a while. */
final class RunsUntilKilled {
    private static final long MILLIS_A_STEP = 5;

    private RunsUntilKilled() {}

    /** {@code home log}. */
    public static void main(String[] arguments) {
        Path log = Path.of(arguments[1]);
        try (Storage storage = LocalStorage.at(Path.of(arguments[0]))) {
            Consumer<String> ran = logTo(log).andThen(path -> takeAWhile());
            new Host(storage, Clock.systemUTC(), Timer.system(), 2, ran).drive();
        }
    }

    /** A line a step that ran; a line that was written outlasts the process. */
    static Consumer<String> logTo(Path log) {
        return path -> {
            try {
                Files.writeString(log, path + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static void takeAWhile() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS_A_STEP));
    }
}
