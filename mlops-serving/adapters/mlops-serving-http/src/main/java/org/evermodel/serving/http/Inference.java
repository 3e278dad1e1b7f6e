package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;

/** Answers the bodies of inference requests, in either protocol. Thread-safe. */
final class Inference {
    private final Json json;
    private final int elements;

    Inference(Json json, int elements) {
        this.json = json;
        this.elements = elements;
    }

    /** The Open Inference Protocol's; {@code version} 0 leaves it to the endpoint who answers. */
    Reply infer(Service service, int version, byte[] body, int length) {
        Signature signature = service.signature();
        InferRequest request = json.read(body, length, parser -> InferReader.read(parser, new Budget(elements)));
        List<String> outputs = Outputs.chosen(request.outputs(), signature);
        Grid grid = TensorGrid.of(request.inputs(), signature.inputs(), service::knows);
        Outcome outcome = service.ask(version, grid, request.key());
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
    Reply invoke(Service service, byte[] body, int length) {
        Signature signature = service.signature();
        Invocation invocation = json.read(
                body, length, parser -> InvocationReader.read(parser, signature.inputs(), new Budget(elements)));
        Outcome outcome = service.ask(0, invocation.grid(), invocation.key());
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
}
