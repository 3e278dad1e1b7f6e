package org.evermodel.pipeline.cache;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evermodel.pipeline.cache.Preimage.Name;

/** Tells two preimages apart in words. */
public final class Differences {
    private final String input;
    private final Map<Name, String> earlier;
    private final Map<Name, String> now;
    private final Map<String, String> cells;

    private Differences(String input, Preimage earlier, Preimage now, Map<String, String> cells) {
        this.input = input;
        this.earlier = earlier.byName();
        this.now = now.byName();
        this.cells = cells;
    }

    /**
     * What differs, one sentence a difference, such as {@code parameter "alpha" changed: 0.1 → 0.2}.
     *
     * @param input what the step's input is called
     * @param cells by the name of a table's column, which of its cells differ, where that is known
     */
    public static List<String> between(String input, Preimage earlier, Preimage now, Map<String, String> cells) {
        return new Differences(input, earlier, now, cells).inWords();
    }

    /** Of several earlier preimages the one that differs least; of equals the first. */
    public static Optional<Origin> nearest(List<Origin> earlier, Preimage now) {
        Optional<Origin> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (Origin each : earlier) {
            int distance = distance(each.preimage(), now);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(each);
            }
        }
        return nearest;
    }

    /** Whether some column of a table is there in both and differs. */
    public static boolean inColumns(Preimage earlier, Preimage now) {
        if (now.fields().stream().noneMatch(Differences::isColumn)) {
            return false;
        }
        Map<Name, String> before = earlier.byName();
        Map<Name, String> after = now.byName();
        return columns(after).stream()
                .anyMatch(name -> before.containsKey(name) && !Objects.equals(before.get(name), after.get(name)));
    }

    private static boolean isColumn(KeyField field) {
        return Names.tableOfColumn(field.name()).isPresent();
    }

    /** How many fields stand in one alone; those of a preimage are in order. */
    private static int distance(Preimage earlier, Preimage now) {
        List<KeyField> before = earlier.fields();
        List<KeyField> after = now.fields();
        int different = 0;
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            KeyField one = before.get(i);
            KeyField other = after.get(j);
            int order = one.isNamedAs(other) ? 0 : Preimage.ORDER.compare(one, other);
            boolean isSame = order == 0 && one.value().equals(other.value());
            different += isSame ? 0 : order == 0 ? 2 : 1;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return different + before.size() - i + after.size() - j;
    }

    private List<String> inWords() {
        Set<Name> names = new LinkedHashSet<>(now.keySet());
        names.addAll(earlier.keySet());
        List<String> words = new ArrayList<>();
        for (Name name : names) {
            if (differs(name) && !isTold(name)) {
                words.add(inWords(name));
            }
        }
        return words;
    }

    private boolean differs(Name name) {
        return !Objects.equals(earlier.get(name), now.get(name));
    }

    /** Where rows came or went every column differs, where columns came or went their order does, and rows go by their cells. */
    private boolean isTold(Name name) {
        if (Names.areRowNames(name.name())) {
            return columns(now).stream().anyMatch(this::differs);
        }
        if (!earlier.containsKey(name) || !now.containsKey(name)) {
            return false;
        }
        Optional<String> table = Names.tableOfColumn(name.name());
        if (table.isPresent()) {
            return differs(new Name(name.kind(), Names.under(table.get(), Names.ROWS)));
        }
        return name.name().endsWith(Names.ORDER) && !columns(earlier).equals(columns(now));
    }

    private static List<Name> columns(Map<Name, String> fields) {
        return fields.keySet().stream()
                .filter(name -> Names.tableOfColumn(name.name()).isPresent())
                .toList();
    }

    private String inWords(Name name) {
        String called = called(name);
        String before = earlier.get(name);
        String after = now.get(name);
        if (before == null) {
            return called + " is new";
        }
        if (after == null) {
            return called + " is gone";
        }
        String cell = cells.get(name.name());
        if (cell != null && name.kind() == KeyField.Kind.INPUT) {
            return called + " changed (" + cell + ")";
        }
        return isReadable(before) && isReadable(after)
                ? called + " changed: " + before + " → " + after
                : called + " changed";
    }

    private String called(Name name) {
        return switch (name.kind()) {
            case SCHEMA -> "the way keys are made";
            case STEP -> "step id";
            case VERSION -> "version";
            case CODE -> "code";
            case CODEC -> "codec";
            case SEED -> "seed";
            case PARAMETER -> "parameter \"" + name.name() + "\"";
            case ENVIRONMENT -> "environment \"" + name.name() + "\"";
            case INPUT -> Names.isWhole(name.name()) ? input : input + ": " + name.name();
        };
    }

    private static boolean isReadable(String value) {
        return !value.contains("sha256:") && value.length() <= 120;
    }
}
