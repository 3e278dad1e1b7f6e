package org.evermodel.serving;

import java.util.List;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.model.Signature;

/** Refuses rows that share no column with the model: they are rows of something else, not rows with nothing known. */
final class Inputs {
    private Inputs() {}

    static void requireSome(Signature signature, Row row) {
        List<Field> fields = signature.inputs().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (row.value(fields.get(i).name()).isPresent()) {
                return;
            }
        }
        if (row.names().stream().noneMatch(name -> signature.inputs().find(name).isPresent())) {
            throw strange(signature, row.names());
        }
    }

    static void requireSome(Signature signature, Schema columns) {
        List<Field> fields = signature.inputs().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (columns.find(fields.get(i).name()).isPresent()) {
                return;
            }
        }
        throw strange(signature, columns.names());
    }

    private static IllegalArgumentException strange(Signature signature, List<String> names) {
        return new IllegalArgumentException("none of the columns " + names + " is an input of the model, which takes "
                + signature.inputs().names());
    }
}
