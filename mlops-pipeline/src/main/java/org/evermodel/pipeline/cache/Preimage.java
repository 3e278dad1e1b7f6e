package org.evermodel.pipeline.cache;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evermodel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * All that a step's output depends on, field by field: what a key is the digest of. Kept beside each output, so that two
 * keys can be told apart by name and not only found unequal. A value: immutable, equal where its fields are, thread-safe.
 */
public final class Preimage {
    static final Comparator<KeyField> ORDER = Preimage::compare;

    private final List<KeyField> fields;

    /** Computed when it is asked for first; two threads that ask at once find the same. */
    private @Nullable Digest key;

    /** Sorts the fields, in order of their kinds and names, and refuses two of one kind and name. */
    public Preimage(List<KeyField> fields) {
        List<KeyField> sorted = new ArrayList<>(fields);
        sorted.sort(ORDER);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).isNamedAs(sorted.get(i))) {
                throw new IllegalArgumentException(
                        "a key has each field once, but " + Name.of(sorted.get(i)) + " stands twice");
            }
        }
        this.fields = List.copyOf(sorted);
    }

    private static int compare(KeyField one, KeyField other) {
        int byKind = one.kind().compareTo(other.kind());
        return byKind != 0 ? byKind : one.name().compareTo(other.name());
    }

    /** The fields, in order of their kinds and names. */
    public List<KeyField> fields() {
        return fields;
    }

    /** What a field is called, without its value. */
    record Name(KeyField.Kind kind, String name) {
        static Name of(KeyField field) {
            return new Name(field.kind(), field.name());
        }
    }

    /** The digest of the fields. Each is written with its kind and the lengths of its texts, so no two preimages meet. */
    public Digest key() {
        Digest known = key;
        if (known == null) {
            known = digest();
            key = known;
        }
        return known;
    }

    private Digest digest() {
        MessageDigest hash = Digest.sha256();
        for (KeyField field : fields) {
            hash.update(field.kind().tag());
            Hashing.update(hash, field.name());
            Hashing.update(hash, field.value());
        }
        return Digest.finish(hash);
    }

    /** The values by name, in order. */
    Map<Name, String> byName() {
        Map<Name, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(Name.of(field), field.value()));
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Preimage preimage && fields.equals(preimage.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields);
    }

    @Override
    public String toString() {
        return "Preimage" + fields;
    }
}
