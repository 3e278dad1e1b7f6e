package org.evermodel.data;

import java.util.ArrayList;
import java.util.List;

/** Puts tables below each other whose columns stand in another order or are whole in one and real in the other. */
final class Widening {
    private Widening() {}

    static Dataset appended(Dataset above, Dataset below) {
        requireSameNames(above.schema(), below.schema());
        List<Field> fields = new ArrayList<>();
        for (Field field : above.schema().fields()) {
            fields.add(new Field(field.name(), common(field, below.schema().field(field.name()))));
        }
        Schema common = Schema.of(fields);
        Dataset both = Dataset.stacked(common, List.of(widened(above, common), widened(below, common)));
        return both.having(Lineage.and(above.operations(), Operation.of("appendWidening", Lineage.other(below))));
    }

    private static void requireSameNames(Schema above, Schema below) {
        List<String> absent = above.names().stream()
                .filter(name -> below.find(name).isEmpty())
                .toList();
        List<String> unknown = below.names().stream()
                .filter(name -> above.find(name).isEmpty())
                .toList();
        if (!absent.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("rows are appended to a table of the same columns, but those below lack "
                    + absent + " and add " + unknown + "; drop, rename or derive columns first");
        }
    }

    private static ColumnType common(Field above, Field below) {
        if (above.type() == below.type()) {
            return above.type();
        }
        if (above.type().isNumeric() && below.type().isNumeric()) {
            return ColumnType.REAL;
        }
        if (above.type().isTextual() && below.type().isTextual()) {
            return ColumnType.TEXT;
        }
        throw new IllegalArgumentException("the column \"" + above.name() + "\" is " + above + " above and " + below
                + " below; cast one of them first");
    }

    private static Dataset widened(Dataset table, Schema common) {
        Dataset changed = table.select(common.names());
        for (Field field : common.fields()) {
            if (changed.schema().field(field.name()).type() != field.type()) {
                changed = Casting.cast(changed, field.name(), field.type(), false);
            }
        }
        return changed;
    }
}
