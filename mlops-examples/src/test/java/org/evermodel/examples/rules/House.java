package org.evermodel.examples.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which room of a house a class is in. The house proper starts at {@code org.evermodel}; the rules are proved able to
 * fail on another one, built badly on purpose.
 */
record House(String root) {

    /**
     * The modules by the package each one starts at, what they may import of each other, whose vendor they wrap, and what an
     * adapter may use beside its vendor as long as it does not show it.
     */
    enum Room {
        CORE("", Set.of(), Set.of()),
        REGISTRY("registry", Set.of(CORE), Set.of()),
        PIPELINE("pipeline", Set.of(CORE), Set.of()),
        SERVING("serving", Set.of(CORE), Set.of()),
        SERVING_HTTP(
                "serving.http",
                Set.of(CORE, SERVING),
                Set.of("org.eclipse.jetty"),
                Set.of("com.fasterxml.jackson.core")),
        PARQUET("parquet", Set.of(CORE), Set.of("org.apache.parquet", "org.apache.hadoop", "io.airlift.compress")),
        TRIBUO("tribuo", Set.of(CORE), Set.of("org.tribuo", "com.oracle.labs.mlrg.olcut", "com.google.protobuf")),
        TESTKIT("testkit", Set.of(CORE), Set.of("org.junit", "org.assertj", "org.apiguardian")),
        EXAMPLES("examples", Set.of(CORE, REGISTRY, PIPELINE, SERVING, SERVING_HTTP, TRIBUO), Set.of());

        final String folder;
        final Set<Room> mayImport;
        final Set<String> vendor;
        final Set<String> tools;

        Room(String folder, Set<Room> mayImport, Set<String> vendor) {
            this(folder, mayImport, vendor, Set.of());
        }

        Room(String folder, Set<Room> mayImport, Set<String> vendor, Set<String> tools) {
            this.folder = folder;
            this.mayImport = mayImport;
            this.vendor = vendor;
            this.tools = tools;
        }
    }

    static final Set<Room> SIBLINGS = Set.of(Room.REGISTRY, Room.PIPELINE, Room.SERVING);
    static final Set<Room> ADAPTERS = Set.of(Room.SERVING_HTTP, Room.PARQUET, Room.TRIBUO);
    static final Set<Room> PRODUCT =
            Set.of(Room.CORE, Room.REGISTRY, Room.PIPELINE, Room.SERVING, Room.SERVING_HTTP, Room.PARQUET, Room.TRIBUO);
    static final Set<Room> PUBLISHED = EnumSet.complementOf(EnumSet.of(Room.EXAMPLES));

    /** The room of a class, or nothing for a class of the JDK or of a vendor. */
    Optional<Room> roomOf(JavaClass type) {
        var name = type.getPackageName();
        if (!isWithin(name, root)) {
            return Optional.empty();
        }
        return Stream.of(Room.values())
                .filter(room -> isWithin(name, start(room)))
                .max(Comparator.comparing(room -> room.folder.length()));
    }

    boolean isIn(Set<Room> rooms, JavaClass type) {
        return roomOf(type).filter(rooms::contains).isPresent();
    }

    boolean isInternal(JavaClass type) {
        return roomOf(type).isPresent() && hasFolder(type, "internal");
    }

    boolean isSpi(JavaClass type) {
        return roomOf(type).isPresent() && hasFolder(type, "spi");
    }

    static boolean isWithin(String packageName, String start) {
        return packageName.equals(start) || packageName.startsWith(start + ".");
    }

    private String start(Room room) {
        return room.folder.isEmpty() ? root : root + "." + room.folder;
    }

    private boolean hasFolder(JavaClass type, String folder) {
        var below = type.getPackageName().substring(root.length()) + ".";
        return below.contains("." + folder + ".");
    }
}
