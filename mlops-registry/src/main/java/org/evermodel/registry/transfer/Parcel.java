package org.evermodel.registry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.Stored;

/**
 * What travels from one registry to another: records, and the artifacts they refer to.
 *
 * @param about what it is
 * @param lines the records, in order of their keys
 * @param artifacts the artifacts with their sizes in bytes
 * @param bundles those of the artifacts that are manifests, and what they list
 */
record Parcel(About about, List<Line> lines, SortedMap<Digest, Long> artifacts, Map<Digest, Manifest> bundles) {
    Parcel {
        lines = List.copyOf(lines);
        artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
        bundles = Map.copyOf(bundles);
    }

    /** The records of a kind. */
    List<Line> lines(String kind) {
        return lines.stream().filter(line -> line.key().kind().equals(kind)).toList();
    }

    List<Stored> records(String kind) {
        return lines(kind).stream().map(Line::stored).toList();
    }

    /** The manifests, each after those it lists: a store in which one stands has all that it needs. */
    List<Digest> bundlesInOrder() {
        Set<Digest> ordered = new LinkedHashSet<>();
        artifacts.keySet().forEach(digest -> order(digest, ordered));
        return new ArrayList<>(ordered);
    }

    private void order(Digest digest, Set<Digest> ordered) {
        Manifest manifest = bundles.get(digest);
        if (manifest != null && !ordered.contains(digest)) {
            manifest.entries().forEach(entry -> order(entry.artifact().digest(), ordered));
            ordered.add(digest);
        }
    }
}
