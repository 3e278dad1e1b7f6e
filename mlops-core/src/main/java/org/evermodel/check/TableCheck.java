package org.evermodel.check;

import java.util.List;
import java.util.function.Function;
import org.evermodel.data.Dataset;

/** A demand on a table as a whole. */
record TableCheck(String name, Function<Dataset, List<Violation>> judgement) implements Check {
    @Override
    public List<Violation> judge(Dataset table) {
        return judgement.apply(table);
    }

    @Override
    public String toString() {
        return name;
    }
}
