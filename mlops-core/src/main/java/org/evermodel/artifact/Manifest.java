package org.evermodel.artifact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.ArtifactRef;

/**
 * The table of contents of a bundle of artifacts: which path holds which bytes. Two bundles with equal content have
 * equal manifests whatever the order of writing, so the digest of a manifest names the whole bundle.
 *
 * @param entries the files of the bundle in order of their paths
 */
public record Manifest(List<Entry> entries) {
    /** Sorts the entries by path and refuses two entries of one path. */
    public Manifest {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::path));
        Set<String> seen = new HashSet<>();
        for (Entry entry : sorted) {
            if (!seen.add(entry.path())) {
                throw new IllegalArgumentException(
                        "a manifest lists each path once, but \"" + entry.path() + "\" stands twice");
            }
        }
        entries = List.copyOf(sorted);
    }

    /**
     * One file of a bundle.
     *
     * @param path the name inside the bundle: segments of letters, digits, dot, dash and underscore, joined by slashes
     * @param artifact the bytes
     */
    public record Entry(String path, ArtifactRef artifact) {
        /** Refuses paths that are absolute, leave the bundle or hold unusual characters. */
        public Entry {
            if (!path.matches("(?!.*(^|/)\\.{1,2}(/|$))[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")) {
                throw new IllegalArgumentException(
                        "a manifest path must be relative and plain, but was \"" + path + "\"");
            }
        }
    }

    /** Whether content that starts with these bytes is a manifest, as far as its first line tells. */
    public static boolean isHeadedBy(byte[] start) {
        return Manifests.isHeadedBy(start);
    }

    /** Whether content that starts with these bytes may be a manifest of which some bytes were damaged. */
    public static boolean resembles(byte[] start) {
        return Manifests.resembles(start);
    }

    /** Reads the bytes of a manifest; throws MlopsException where they are none. */
    public static Manifest parse(byte[] bytes) {
        return Manifests.parse(bytes);
    }

    /** The artifact at {@code path}, if the bundle has it. */
    public Optional<ArtifactRef> find(String path) {
        return entries.stream()
                .filter(entry -> entry.path().equals(path))
                .map(Entry::artifact)
                .findFirst();
    }

    /** Sum of the sizes of all files, in bytes. */
    public long totalBytes() {
        return entries.stream().mapToLong(entry -> entry.artifact().size()).sum();
    }

    @Override
    public String toString() {
        return "Manifest[" + entries.size() + " files, " + totalBytes() + " bytes]";
    }
}
