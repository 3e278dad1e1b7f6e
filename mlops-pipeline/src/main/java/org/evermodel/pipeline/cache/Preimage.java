package org.evermodel.pipeline.cache;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;

/**
 * All that a step's output depends on, field by field: what a key is the digest of. Kept beside each output, so that two
 * keys can be told apart by name and not only found unequal.
 *
 * @param fields the fields, in order of their kinds and names
 */
public record Preimage(List<KeyField> fields) {
    static final Comparator<KeyField> ORDER =
            Comparator.comparing(KeyField::kind).thenComparing(KeyField::name);

    /** Sorts the fields and refuses two of one kind and name. */
    public Preimage {
        List<KeyField> sorted = new ArrayList<>(fields);
        sorted.sort(ORDER);
        for (int i = 1; i < sorted.size(); i++) {
            if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new IllegalArgumentException(
                        "a key has each field once, but " + Name.of(sorted.get(i)) + " stands twice");
            }
        }
        fields = List.copyOf(sorted);
    }

    /** What a field is called, without its value. */
    record Name(KeyField.Kind kind, String name) {
        static Name of(KeyField field) {
            return new Name(field.kind(), field.name());
        }
    }

    /** The digest of the fields. Each is written with its kind and the lengths of its texts, so no two preimages meet. */
    public Digest key() {
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
}
