package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads what MLflow's scoring server takes: an object with exactly one of four forms of a table, and perhaps {@code params},
 * of which {@code key} means something here. Columns that the model does not take are left out, as there.
 */
final class InvocationReader {
    private static final List<String> FORMS = List.of("dataframe_split", "dataframe_records", "instances", "inputs");

    private final Schema columns;
    private final Budget budget;
    private @Nullable Grid grid;
    private Optional<String> key = Optional.empty();

    private InvocationReader(Schema columns, Budget budget) {
        this.columns = columns;
        this.budget = budget;
    }

    /** Reads the object at whose opening brace the parser stands. */
    static Invocation read(JsonParser json, Schema columns, Budget budget) throws IOException {
        return new InvocationReader(columns, budget).invocation(json);
    }

    private Invocation invocation(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("params")) {
                key = Parameters.key(json);
            } else {
                grid = once(name, form(name, json));
            }
        }
        if (grid == null) {
            throw Refusal.bad("expected one of %s, but there is none", Shown.names(FORMS));
        }
        return new Invocation(grid, key);
    }

    private Grid once(String name, Grid now) {
        if (grid != null) {
            throw Refusal.bad("expected exactly one of %s, but %s is one more", Shown.names(FORMS), Shown.quoted(name));
        }
        return now;
    }

    private Grid form(String name, JsonParser json) throws IOException {
        return switch (name) {
            case "dataframe_split" -> SplitReader.read(json, columns, budget);
            case "dataframe_records" -> RowsReader.readRecords(json, name, columns, budget);
            case "instances" -> RowsReader.read(json, name, columns, budget);
            case "inputs" ->
                json.currentToken() == JsonToken.START_OBJECT
                        ? ColumnsReader.read(json, columns, budget)
                        : RowsReader.read(json, name, columns, budget);
            default -> throw Refusal.bad("expected one of %s, but got %s", Shown.names(FORMS), Shown.quoted(name));
        };
    }
}
