package org.evermodel.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PreimageProperties {
    @Property
    void equalFieldsHaveOneKeyInWhateverOrder(@ForAll("fields") List<KeyField> fields, @ForAll Random random) {
        List<KeyField> shuffled = new ArrayList<>(fields);
        Collections.shuffle(shuffled, random);

        assertThat(new Preimage(shuffled).key()).isEqualTo(new Preimage(fields).key());
    }

    @Property
    void differentFieldsHaveDifferentKeys(
            @ForAll("fields") List<KeyField> fields, @ForAll("fields") List<KeyField> others) {
        Preimage one = new Preimage(fields);
        Preimage other = new Preimage(others);

        assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
    }

    /** Where a field ends and the next begins cannot be moved. */
    @Property
    void textMovedFromOneFieldToTheNextMakesAnotherKey(
            @ForAll("texts") String left, @ForAll("texts") String moved, @ForAll("texts") String right) {
        Preimage before = parameters(Map.of("a", left + moved, "b", right));
        Preimage after = parameters(Map.of("a", left, "b", moved + right));

        assertThat(before.key().equals(after.key())).isEqualTo(before.equals(after));
    }

    @Property
    void aDifferenceIsToldExactlyWhereKeysDiffer(
            @ForAll("fields") List<KeyField> fields, @ForAll("fields") List<KeyField> others) {
        Preimage one = new Preimage(fields);
        Preimage other = new Preimage(others);

        List<String> told = Differences.between("input", one, other, Map.of());

        assertThat(told.isEmpty()).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<List<KeyField>> fields() {
        Arbitrary<KeyField> field = Combinators.combine(Arbitraries.of(KeyField.Kind.class), texts(), texts())
                .as(KeyField::new);
        return field.list().ofMaxSize(6).uniqueElements(each -> each.kind() + "/" + each.name());
    }

    /** Short texts of few letters, so that collisions would be met. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab\u0000ü").ofMaxLength(3);
    }

    private static Preimage parameters(Map<String, String> parameters) {
        return new Preimage(new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> new KeyField(KeyField.Kind.PARAMETER, each.getKey(), each.getValue()))
                        .toList());
    }
}
