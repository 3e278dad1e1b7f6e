package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.evermodel.model.Task;

/** The tensors that answer: of a classifier the labels and the scores, of a regressor the values. */
final class Outputs {
    static final String LABEL = "label";
    static final String SCORES = "scores";
    static final String VALUE = "value";

    private static final List<String> CLASSIFIER = List.of(LABEL, SCORES);
    private static final List<String> REGRESSOR = List.of(VALUE);

    private Outputs() {}

    static List<String> of(Task task) {
        return task == Task.CLASSIFICATION ? CLASSIFIER : REGRESSOR;
    }

    /** Those that were asked for, or all; refuses one there is not. */
    static List<String> chosen(List<String> wanted, List<String> all) {
        if (wanted.isEmpty()) {
            return all;
        }
        for (String name : wanted) {
            if (!all.contains(name)) {
                throw Refusal.bad("output %s: expected one of %s", Shown.quoted(name), Shown.names(all));
            }
        }
        return wanted.stream().distinct().toList();
    }

    static void write(JsonGenerator json, String name, Outcome outcome) throws IOException {
        int width = outcome.width();
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("datatype", datatype(name).name());
        json.writeArrayFieldStart("shape");
        json.writeNumber(outcome.rows());
        if (name.equals(SCORES)) {
            json.writeNumber(width);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data");
        for (int row = 0; row < outcome.rows(); row++) {
            if (name.equals(LABEL)) {
                json.writeString(outcome.label(row));
            } else {
                scores(json, outcome, row, width);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void scores(JsonGenerator json, Outcome outcome, int row, int width) throws IOException {
        for (int position = 0; position < width; position++) {
            json.writeNumber(finite(outcome.score(row, position)));
        }
    }

    /** JSON has no other numbers. */
    static double finite(double score) {
        if (!Double.isFinite(score)) {
            throw Refusal.of(Refusal.INTERNAL, "the model answers a number that is not finite, which JSON cannot say");
        }
        return score;
    }

    static Datatype datatype(String name) {
        return name.equals(LABEL) ? Datatype.BYTES : Datatype.FP64;
    }
}
