package org.evermodel.pipeline.cache;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.data.Dataset;
import org.evermodel.data.RowDigests;
import org.jspecify.annotations.Nullable;

/** Takes a value apart into named texts. Not thread-safe; used once. */
final class Flattener {
    private final SortedMap<String, String> parts = new TreeMap<>();
    private final Set<String> ignored;
    private @Nullable String problem;

    /**
     * @param ignored columns that are passed over
     */
    Flattener(Set<String> ignored) {
        this.ignored = ignored;
    }

    SortedMap<String, String> parts() {
        return parts;
    }

    /** Why the value has no canonical form, if it has none. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    void add(String path, @Nullable Object value) {
        if (problem != null) {
            return;
        }
        if (value instanceof Dataset table) {
            addTable(path, table);
        } else if (value instanceof Optional<?> optional) {
            addList(path, optional.stream().toList());
        } else if (value instanceof List<?> list) {
            addList(path, list);
        } else if (value instanceof Set<?> set) {
            addSet(path, set);
        } else if (value instanceof Map<?, ?> map) {
            addMap(path, map);
        } else if (value instanceof Record record) {
            parts.put(Names.under(path, Names.TYPE), record.getClass().getName());
            addComponents(path, record);
        } else {
            Texts.of(value)
                    .ifPresentOrElse(
                            text -> parts.put(path.isEmpty() ? Names.VALUE : path, text),
                            () -> problem = describe(path, value));
        }
    }

    void addComponents(String path, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = Names.component(path, component.getName());
            Components.read(component, record)
                    .ifPresentOrElse(
                            value -> add(name, value),
                            () -> problem = "\"" + name + "\" is null or closed to reflection");
        }
    }

    private void addTable(String path, Dataset table) {
        List<String> order = new ArrayList<>(table.schema().names());
        order.removeAll(ignored);
        parts.put(Names.under(path, Names.ROWS), Integer.toString(table.rowCount()));
        parts.put(Names.under(path, Names.ORDER), order.toString());
        table.columnFingerprints().forEach((name, digest) -> {
            if (!ignored.contains(name)) {
                parts.put(Names.under(path, Names.column(name)), digest.toString());
            }
        });
        // Rows are drawn and told apart by their names, which may be of cells that the table has no more.
        if (ignored.isEmpty()) {
            parts.put(
                    Names.under(path, Names.ROW_NAMES),
                    digest(table.rowDigests()).toString());
        }
    }

    private static Digest digest(RowDigests names) {
        MessageDigest hash = Digest.sha256();
        ByteBuffer name = ByteBuffer.allocate(2 * Long.BYTES);
        for (int row = 0; row < names.size(); row++) {
            hash.update(name.clear()
                    .putLong(names.high(row))
                    .putLong(names.low(row))
                    .flip());
        }
        return Digest.finish(hash);
    }

    private void addList(String path, List<?> list) {
        if (list.size() > Names.LISTED) {
            addCondensed(path, list);
            return;
        }
        parts.put(Names.under(path, Names.SIZE), Integer.toString(list.size()));
        for (int i = 0; i < list.size(); i++) {
            add(path + "[" + i + "]", list.get(i));
        }
    }

    private void addCondensed(String path, List<?> list) {
        Flattener inner = new Flattener(ignored);
        for (int i = 0; i < list.size(); i++) {
            inner.add("[" + i + "]", list.get(i));
        }
        problem = inner.problem;
        Digest digest = new Content(inner.parts).digest();
        parts.put(Names.under(path, Names.ELEMENTS), list.size() + " in all, " + digest);
    }

    private void addSet(String path, Set<?> set) {
        List<String> texts = new ArrayList<>();
        for (Object element : set) {
            Texts.of(element).ifPresentOrElse(texts::add, () -> problem = describe(path + " elements", element));
        }
        Collections.sort(texts);
        addList(path, texts);
    }

    private void addMap(String path, Map<?, ?> map) {
        parts.put(Names.under(path, Names.SIZE), Integer.toString(map.size()));
        map.forEach((key, value) -> Texts.of(key)
                .ifPresentOrElse(
                        text -> add(path + "[" + text + "]", value), () -> problem = describe(path + " keys", key)));
    }

    private static String describe(String path, @Nullable Object value) {
        String type = value == null ? "null" : value.getClass().getName();
        return (path.isEmpty() ? "a value" : "\"" + path + "\"") + " of type " + type + " has no canonical form";
    }
}
