package org.evermodel.registry.tracking;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where something ran: enough to tell whether two runs had the same chance of the same result.
 *
 * @param java the version of the Java runtime, such as {@code 17.0.15+6}
 * @param vendor who built the runtime
 * @param vm the virtual machine's name
 * @param os the operating system and its version
 * @param arch the processor's architecture, such as {@code amd64}
 * @param processors how many processors the virtual machine may use
 * @param libraries the jars on the class path and the module path: name → version, in order of the names; a jar that
 *     tells no version is told apart by the digest of its bytes
 * @param code the state of the source code, where there is a repository
 */
public record Environment(
        String java,
        String vendor,
        String vm,
        String os,
        String arch,
        int processors,
        Map<String, String> libraries,
        Optional<Code> code) {
    /** Copies the libraries in order of their names. */
    public Environment {
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    @Override
    public String toString() {
        return "Environment[Java " + java + ", " + os + " " + arch + ", " + processors + " processors, "
                + libraries.size() + " libraries"
                + code.map(state -> ", commit " + state).orElse("") + "]";
    }
}
