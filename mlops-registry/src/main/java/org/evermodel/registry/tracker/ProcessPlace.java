package org.evermodel.registry.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a process runs.
 *
 * @param host the name of the machine
 * @param pid the process's number
 * @param born when the process started, if the system tells
 * @param place what all processes share whose numbers mean the same: the start of the machine and, as in containers, the
 *     space of the numbers; empty where the system does not tell, and then nothing is known of other processes
 */
record ProcessPlace(String host, long pid, Optional<Instant> born, Optional<String> place) {
    /** The system tells starts of processes to a second or so. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path SPACE = Path.of("/proc/self/ns/pid");

    /** Holds what never changes while the process lives, found out when it is first wanted. */
    private static final class Here {
        static final ProcessPlace PLACE = find();
    }

    static ProcessPlace current() {
        return Here.PLACE;
    }

    private static ProcessPlace find() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessPlace(name(), self.pid(), self.info().startInstant(), findPlace());
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static Optional<String> readPlace() throws IOException {
        String boot = Files.readString(BOOT).strip();
        return Optional.of(boot + " " + Files.readSymbolicLink(SPACE));
    }

    private static Optional<String> findPlace() {
        try {
            return Files.isReadable(BOOT) ? readPlace() : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether a process that runs here would know the other one, and it is there no more. */
    boolean knowsGone(ProcessPlace other) {
        if (place.isEmpty() || !place.equals(other.place)) {
            return false;
        }
        Optional<ProcessHandle> found = ProcessHandle.of(other.pid).filter(ProcessHandle::isAlive);
        return found.isEmpty() || isAnother(found.get().info().startInstant(), other.born);
    }

    /** A number may be given again to another process. */
    private static boolean isAnother(Optional<Instant> started, Optional<Instant> born) {
        return started.isPresent()
                && born.isPresent()
                && Duration.between(started.get(), born.get()).abs().compareTo(TOLERANCE) > 0;
    }
}
