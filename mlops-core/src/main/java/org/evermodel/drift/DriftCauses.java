package org.evermodel.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.profile.ColumnProfile;

/** Names the faults that fit the drifted columns of a window. */
final class DriftCauses {
    private final Map<String, Comparison> drifted;

    /** Of the columns that drifted, by name. */
    DriftCauses(Map<String, Comparison> drifted) {
        this.drifted = drifted;
    }

    /** The faults that fit, the most telling first. */
    List<DriftCause> of(Comparison comparison) {
        ColumnProfile reference = comparison.reference();
        ColumnProfile current = comparison.current();
        ValueCauses values = new ValueCauses(reference, current);
        List<DriftCause> found = new ArrayList<>();
        values.stuck().ifPresent(found::add);
        swapped(comparison).ifPresent(found::add);
        if (found.isEmpty() && reference.type().isNumeric()) {
            NumberCauses.unit(reference, current)
                    .or(() -> NumberCauses.offset(reference, current))
                    .ifPresent(found::add);
        }
        if (found.isEmpty()) {
            values.sentinel().or(values::renamed).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private Optional<DriftCause> swapped(Comparison one) {
        return drifted.values().stream()
                .filter(other ->
                        !other.reference().name().equals(one.reference().name())
                                && looksLike(one.current(), other.reference())
                                && looksLike(other.current(), one.reference()))
                .findFirst()
                .map(other -> new DriftCause(
                        DriftCause.Kind.SWAPPED,
                        "it looks as \"" + other.reference().name() + "\" did, which looks as this one did"));
    }

    private static boolean looksLike(ColumnProfile now, ColumnProfile then) {
        boolean numbers = now.type().isNumeric() && then.type().isNumeric();
        boolean values = isValues(now.type()) && isValues(then.type()) && now.mistyped() == 0;
        return numbers ? NumberCauses.looksLike(now, then) : values && ValueCauses.looksLike(now, then);
    }

    private static boolean isValues(ColumnType type) {
        return type.isTextual() || type == ColumnType.BOOLEAN;
    }
}
