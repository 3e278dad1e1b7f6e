package org.evermodel.check;

import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.Schema;

/** A demand on how many cells of a column are missing; the rows at fault are those that lack it, where few may. */
record NullShare(String name, String column, double least, double most) implements Check {
    static NullShare between(String column, double low, double high) {
        Range.closed(Shares.require(low), Shares.require(high));
        String name = column + " missing in " + Shares.percent(low) + " to " + Shares.percent(high);
        return new NullShare(name, column, low, high);
    }

    @Override
    public Inspection begin(Schema schema) {
        return ColumnTypes.ANY.begin(name, column, schema, Missing::new);
    }

    private final class Missing implements Inspection {
        private final Faults faults = new Faults();
        private final int position;

        Missing(int position) {
            this.position = position;
        }

        @Override
        public void add(Part part) {
            Column cells = part.column(position);
            faults.add(part, row -> true, cells::isNull, row -> "missing");
        }

        @Override
        public Finding finish() {
            Finding seen = faults.finish(name, Optional.of(column), 1);
            String found = seen.atFault() + " of " + seen.rows() + " rows lack it ("
                    + Shares.foundPercent(seen.atFault(), seen.rows()) + ")";
            boolean tooMany = !Shares.isAtMost(most, seen.atFault(), seen.rows());
            boolean tooFew = !Shares.isAtLeast(least, seen.atFault(), seen.rows());
            Finding counted = new Finding(seen.rows(), seen.atFault(), seen.examples(), found, java.util.List.of());
            if (!tooMany && !tooFew) {
                return counted;
            }
            Violation violation = new Violation(
                    name, Optional.of(column), found, seen.atFault(), tooMany ? seen.examples() : java.util.List.of());
            return new Finding(seen.rows(), seen.atFault(), seen.examples(), found, java.util.List.of(violation));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
