package org.evermodel.pipeline.cache;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Flattener flattener = new Flattener(ignored);
        flattener.add("", value);
        return flattener.problem().isPresent() ? Optional.empty() : Optional.of(new Content(flattener.parts()));
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
