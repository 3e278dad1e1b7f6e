package org.evermodel.pipeline.cache;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.evermodel.Digest;

/**
 * What a value is, part by part, so that equal values have equal parts and a difference has a name: a table by its row
 * count, the digest of each column and that of its rows' names, a record by its components, a plain value by its text.
 *
 * @param parts the parts, by name
 */
public record Content(Map<String, String> parts) {
    /** Copies the parts, ordered by name. */
    public Content {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** The content of {@code value}, or empty where something in it has no canonical form. */
    public static Optional<Content> of(Object value) {
        return of(value, Set.of());
    }

    /** The same, as if the tables in it did not have columns of these names; nor do the names of rows count then. */
    public static Optional<Content> of(Object value, Set<String> ignored) {
        return parts("", value, ignored).map(Content::new);
    }

    /**
     * The content of a record as if it did not have components of these names.
     *
     * @param known what is known of a component that has no canonical form
     */
    public static Optional<Content> of(
            Record record,
            Set<String> ignoredColumns,
            Set<String> ignoredComponents,
            Function<Object, Optional<Content>> known) {
        Map<String, String> parts = new TreeMap<>();
        parts.put(Names.TYPE, record.getClass().getName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = component.getName();
            if (!ignoredComponents.contains(name)) {
                Optional<Map<String, String>> of = Components.read(component, record)
                        .flatMap(value -> parts(name, value, ignoredColumns)
                                .or(() -> known.apply(value).map(content -> under(name, content))));
                if (of.isEmpty()) {
                    return Optional.empty();
                }
                parts.putAll(of.get());
            }
        }
        return Optional.of(new Content(parts));
    }

    private static Optional<Map<String, String>> parts(String path, Object value, Set<String> ignoredColumns) {
        Flattener flattener = new Flattener(ignoredColumns);
        flattener.add(path, value);
        return flattener.problem().isPresent() ? Optional.empty() : Optional.of(flattener.parts());
    }

    private static Map<String, String> under(String path, Content content) {
        Map<String, String> parts = new TreeMap<>();
        content.parts.forEach((name, value) -> parts.put(Names.under(path, name), value));
        return parts;
    }

    /** The settings of a record: those of its components that have a canonical form, by name. */
    public static Content knownComponents(Record record) {
        return new Content(components(record).parts());
    }

    /** Why a record's components are not all known, in words, if they are not. */
    public static Optional<String> problemOf(Record record) {
        return components(record).problem();
    }

    private static Flattener components(Record record) {
        Flattener flattener = new Flattener(Set.of());
        flattener.addComponents("", record);
        return flattener;
    }

    /** The content of whatever is kept under {@code artifact}. */
    public static Content kept(Digest artifact) {
        return new Content(Map.of(Names.ARTIFACT, artifact.toString()));
    }

    /** The content of two values that {@code code} brought together. */
    public static Content joined(Digest code, Content left, Content right) {
        Map<String, String> parts = new TreeMap<>();
        parts.put(Names.CODE, code.toString());
        left.parts.forEach((name, value) -> parts.put(Names.under("left", name), value));
        right.parts.forEach((name, value) -> parts.put(Names.under("right", name), value));
        return new Content(parts);
    }

    /** The content of a list of such values. */
    public static Content listed(List<Content> elements) {
        Map<String, String> parts = new TreeMap<>();
        for (int i = 0; i < elements.size(); i++) {
            String position = "[" + i + "]";
            elements.get(i).parts.forEach((name, value) -> parts.put(Names.under(position, name), value));
        }
        if (elements.size() > Names.LISTED) {
            Digest digest = new Content(parts).digest();
            return new Content(Map.of(Names.ELEMENTS, elements.size() + " in all, " + digest));
        }
        parts.put(Names.SIZE, Integer.toString(elements.size()));
        return new Content(parts);
    }

    /** One digest for all parts. */
    public Digest digest() {
        return new Preimage(parts.entrySet().stream()
                        .map(part -> new KeyField(KeyField.Kind.INPUT, part.getKey(), part.getValue()))
                        .toList())
                .key();
    }
}
