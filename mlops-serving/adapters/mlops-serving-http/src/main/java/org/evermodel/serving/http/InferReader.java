package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an inference request of the Open Inference Protocol in one pass. Unknown members are skipped. */
final class InferReader {
    private final Budget budget;
    private @Nullable String id;
    private Optional<String> key = Optional.empty();
    private @Nullable List<Tensor> inputs;
    private @Nullable List<String> outputs;

    private InferReader(Budget budget) {
        this.budget = budget;
    }

    /** Reads the object at whose opening brace the parser stands. */
    static InferRequest read(JsonParser json, Budget budget) throws IOException {
        return new InferReader(budget).request(json);
    }

    private InferRequest request(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = string(json, "\"id\"");
                case "parameters" -> key = Parameters.key(json);
                case "inputs" -> inputs = once(name, inputs, tensors(json));
                case "outputs" -> outputs = once(name, outputs, outputs(json));
                default -> json.skipChildren();
            }
        }
        if (inputs == null || inputs.isEmpty()) {
            throw Refusal.bad("expected \"inputs\", an array of at least one tensor, but there is none");
        }
        return new InferRequest(Optional.ofNullable(id), key, inputs, outputs == null ? List.of() : outputs);
    }

    private static <T> T once(String name, @Nullable T before, T now) {
        if (before != null) {
            throw Refusal.bad("\"%s\" stands twice", name);
        }
        return now;
    }

    private static String string(JsonParser json, String what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.bad("%s must be a string, but is %s", what, Json.what(json.currentToken()));
        }
        return Scalars.text(json, what);
    }

    private List<Tensor> tensors(JsonParser json) throws IOException {
        requireArray(json, "inputs");
        List<Tensor> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            budget.spend(1);
            Tensor tensor = TensorReader.read(json, read.size(), budget);
            if (!isNew(tensor.name(), read, names)) {
                throw Refusal.bad("tensor %s stands twice among the inputs", Shown.quoted(tensor.name()));
            }
            read.add(tensor);
        }
        return read;
    }

    /** Most requests have one tensor, which needs no set. */
    private static boolean isNew(String name, List<Tensor> before, Set<String> names) {
        if (before.size() == 1) {
            names.add(before.get(0).name());
        }
        return before.isEmpty() || names.add(name);
    }

    private List<String> outputs(JsonParser json) throws IOException {
        requireArray(json, "outputs");
        List<String> names = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            budget.spend(1);
            names.add(outputName(json, names.size()));
        }
        return names;
    }

    private static String outputName(JsonParser json, int position) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.bad("output %d must be an object, but is %s", position, Json.what(json.currentToken()));
        }
        String found = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            if (member.equals("name")) {
                found = string(json, "the name of output " + position);
            } else {
                json.skipChildren();
            }
        }
        if (found == null) {
            throw Refusal.bad("output %d has no \"name\"", position);
        }
        return found;
    }

    private static void requireArray(JsonParser json, String name) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.bad("\"%s\" must be an array, but is %s", name, Json.what(json.currentToken()));
        }
    }
}
