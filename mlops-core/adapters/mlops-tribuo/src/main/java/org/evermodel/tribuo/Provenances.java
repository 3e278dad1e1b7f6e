package org.evermodel.tribuo;

import com.oracle.labs.mlrg.olcut.config.protobuf.protos.ObjectProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tribuo's provenance, a tree of objects, lists and maps that is stored as a table of numbered entries, as one flat map:
 * {@code trainer.seed}, {@code trainer.optimiser.epsilon}. Times are left out, as they say nothing: see {@link Protos}.
 */
final class Provenances {
    /** Deeper than any of Tribuo's; a table that refers to itself ends here. */
    private static final int DEPTH = 20;

    private final Map<Integer, SimpleProvenanceProto> simple = new HashMap<>();
    /** Entries that only name an object, and the object's. */
    private final Map<Integer, Integer> references = new HashMap<>();

    private final Map<Integer, Map<String, Integer>> composed = new HashMap<>();
    private final Map<String, String> flat = new TreeMap<>();

    private Provenances(RootProvenanceProto table) {
        Map<String, Integer> named = new HashMap<>();
        table.getOmpList().forEach(object -> named.put(object.getObjectName(), object.getIndex()));
        for (SimpleProvenanceProto fact : table.getSmpList()) {
            if (fact.getIsReference() && named.containsKey(fact.getValue())) {
                references.put(fact.getIndex(), named.get(fact.getValue()));
            } else {
                simple.put(fact.getIndex(), fact);
            }
        }
        table.getMmpList().forEach(map -> composed.put(map.getIndex(), map.getValuesMap()));
        table.getLmpList().forEach(list -> composed.put(list.getIndex(), numbered(list.getValuesList())));
        table.getOmpList().forEach(object -> composed.put(object.getIndex(), object.getValuesMap()));
    }

    static Map<String, String> flatten(RootProvenanceProto table) {
        Provenances provenances = new Provenances(table);
        table.getOmpList().stream()
                .mapToInt(ObjectProvenanceProto::getIndex)
                .min()
                .ifPresent(root -> provenances.add("", root, 0));
        return Collections.unmodifiableMap(provenances.flat);
    }

    private void add(String path, int index, int depth) {
        SimpleProvenanceProto fact = simple.get(index);
        if (fact != null && !Protos.isTime(fact)) {
            flat.put(path, fact.getValue());
        }
        if (depth < DEPTH) {
            composed.getOrDefault(references.getOrDefault(index, index), Map.of())
                    .forEach((name, next) -> add(path.isEmpty() ? name : path + "." + name, next, depth + 1));
        }
    }

    private static Map<String, Integer> numbered(List<Integer> values) {
        Map<String, Integer> numbered = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            numbered.put(Integer.toString(i), values.get(i));
        }
        return numbered;
    }
}
