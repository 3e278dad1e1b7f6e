package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.serving.Endpoint;

/** Answers the bodies of inference requests, in either protocol. Thread-safe. */
final class Inference {
    private final Json json;
    private final int elements;

    Inference(Json json, int elements) {
        this.json = json;
        this.elements = elements;
    }

    /** The Open Inference Protocol's; {@code version} 0 leaves it to the endpoint who answers. */
    Reply infer(Endpoint endpoint, int version, byte[] body, int length) {
        Signature signature = signature(endpoint);
        InferRequest request = json.read(body, length, parser -> InferReader.read(parser, new Budget(elements)));
        List<String> outputs = Outputs.chosen(request.outputs(), signature);
        Grid grid = TensorGrid.of(request.inputs(), signature.inputs());
        Outcome outcome = ask(endpoint, version, grid, request.key());
        return Reply.ok(json.factory(), out -> write(out, request.id(), outputs, outcome, signature));
    }

    private static void write(
            JsonGenerator out, Optional<String> id, List<String> outputs, Outcome outcome, Signature signature)
            throws IOException {
        out.writeStringField("model_name", outcome.version().name().value());
        out.writeStringField("model_version", version(outcome));
        if (id.isPresent()) {
            out.writeStringField("id", id.get());
        }
        out.writeObjectFieldStart("parameters");
        out.writeStringField(outcome.nameParameter(), outcome.name());
        out.writeEndObject();
        out.writeArrayFieldStart("outputs");
        for (String name : outputs) {
            Outputs.write(out, name, outcome, signature);
        }
        out.writeEndArray();
    }

    /** MLflow's; what has no place in its body is told in headers. */
    Reply invoke(Endpoint endpoint, byte[] body, int length) {
        Signature signature = signature(endpoint);
        Invocation invocation = json.read(
                body, length, parser -> InvocationReader.read(parser, signature.inputs(), new Budget(elements)));
        Outcome outcome = ask(endpoint, 0, invocation.grid(), invocation.key());
        Map<String, String> headers = Map.of(
                "Model-Version",
                version(outcome),
                outcome.rows() == 1 ? "Prediction-Id" : "Prediction-Series",
                outcome.name());
        return Reply.ok(json.factory(), headers, out -> {
            out.writeArrayFieldStart("predictions");
            for (int row = 0; row < outcome.rows(); row++) {
                if (signature.task() == Task.CLASSIFICATION) {
                    out.writeString(outcome.label(row));
                } else {
                    out.writeNumber(Outputs.finite(outcome.score(row, 0)));
                }
            }
            out.writeEndArray();
        });
    }

    private static String version(Outcome outcome) {
        return Integer.toString(outcome.version().number());
    }

    private static Signature signature(Endpoint endpoint) {
        try {
            return endpoint.signature();
        } catch (IllegalStateException e) {
            throw closedOr(endpoint, e);
        }
    }

    private static Outcome ask(Endpoint endpoint, int version, Grid grid, Optional<String> key) {
        try {
            return Outcome.of(endpoint, version, grid, key);
        } catch (IllegalStateException e) {
            throw closedOr(endpoint, e);
        }
    }

    /** The endpoint may have been closed by its host while it was asked. */
    private static RuntimeException closedOr(Endpoint endpoint, IllegalStateException e) {
        return endpoint.isOpen() ? e : Served.notReady(endpoint);
    }
}
