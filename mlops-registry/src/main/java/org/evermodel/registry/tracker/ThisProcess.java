package org.evermodel.registry.tracker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.registry.tracking.Environment;
import org.jspecify.annotations.Nullable;

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

    /** The environment as it is when it is first wanted, which is when it is found out. Thread-safe. */
    public static Supplier<Environment> once() {
        return new Once();
    }

    private static final class Once implements Supplier<Environment> {
        private @Nullable Environment found;

        @Override
        public synchronized Environment get() {
            Environment known = found;
            if (known == null) {
                known = environment();
                found = known;
            }
            return known;
        }
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
