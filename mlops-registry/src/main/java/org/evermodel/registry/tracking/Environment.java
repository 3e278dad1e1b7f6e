package org.evermodel.registry.tracking;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;

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
 * @param hashes the digests of the bytes of these jars, by the same names; none in records of earlier versions
 * @param settings how the virtual machine was set up, and on what; empty in records of earlier versions
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
        Map<String, Digest> hashes,
        Optional<Settings> settings,
        Optional<Code> code) {
    /** Copies the libraries and their digests in order of their names. */
    public Environment {
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
    }

    /** All of it as facts by name, so that two environments can be compared; see {@link EnvironmentDiff}. */
    public Map<String, String> facts() {
        Map<String, String> facts = factsBesideCode();
        code.ifPresent(state -> facts.putAll(state.facts()));
        return facts;
    }

    Map<String, String> factsBesideCode() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("java", java);
        facts.put("vendor", vendor);
        facts.put("vm", vm);
        facts.put("os", os);
        facts.put("arch", arch);
        facts.put("processors", Integer.toString(processors));
        libraries.forEach((name, version) -> facts.put("library " + name, version));
        hashes.forEach((name, hash) -> facts.put("jar " + name, hash.toString()));
        settings.ifPresent(known -> facts.putAll(known.facts()));
        return facts;
    }

    /**
     * How the virtual machine was set up, and on what.
     *
     * @param cpu the processor's model as the system names it; empty where it does not tell
     * @param maxHeap the most memory the heap may take, in bytes
     * @param collectors the garbage collectors
     * @param flags the flags the virtual machine was started with that bear on results or speed, in their order; system
     *     properties are among them only where they are known to hold no secrets
     * @param locale the locale, as a language tag
     * @param timeZone the time zone's id
     * @param charset the default charset
     */
    public record Settings(
            String cpu,
            long maxHeap,
            List<String> collectors,
            List<String> flags,
            String locale,
            String timeZone,
            String charset) {
        /** Copies the lists. */
        public Settings {
            collectors = List.copyOf(collectors);
            flags = List.copyOf(flags);
        }

        private Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>();
            facts.put("cpu", cpu);
            facts.put("max heap", Long.toString(maxHeap));
            facts.put("collectors", String.join(", ", collectors));
            facts.put("flags", String.join(" ", flags));
            facts.put("locale", locale);
            facts.put("time zone", timeZone);
            facts.put("charset", charset);
            return facts;
        }
    }

    @Override
    public String toString() {
        return "Environment[Java " + java + ", " + os + " " + arch + ", " + processors + " processors, "
                + libraries.size() + " libraries"
                + code.map(state -> ", commit " + state).orElse("") + "]";
    }
}
