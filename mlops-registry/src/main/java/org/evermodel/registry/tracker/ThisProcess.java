package org.evermodel.registry.tracker;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.registry.tracking.Environment;

/** Finds out the environment of this process from the virtual machine's properties and the working folder. */
public final class ThisProcess {
    private ThisProcess() {}

    /** The environment as it is now. Never fails; what cannot be found out is missing or said to be unknown. */
    public static Environment environment() {
        return new Environment(
                Runtime.version().toString(),
                property("java.vendor"),
                property("java.vm.name"),
                property("os.name") + " " + property("os.version"),
                property("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Jars.VERSIONS.versions(),
                Jars.VERSIONS.hashes(),
                Optional.of(VirtualMachine.settings()),
                GitRepository.code(Path.of("")));
    }

    /** The jars of a process stay the same, so they are looked at once, when they are first wanted. */
    private static final class Jars {
        static final Libraries.Listed VERSIONS =
                Libraries.on(System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
