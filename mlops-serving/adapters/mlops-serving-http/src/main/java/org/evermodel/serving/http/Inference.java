package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;

/** Answers the bodies of inference requests, in either protocol. Thread-safe. */
final class Inference {
    private final Json json;
    private final int elements;
    private final int rows;
    private final Room replies;

    /** Answers at most so many rows of so many cells, and makes replies where there is room. */
    Inference(Json json, int elements, int rows, Room replies) {
        this.json = json;
        this.elements = elements;
        this.rows = rows;
        this.replies = replies;
    }

    /** The Open Inference Protocol's; {@code version} 0 leaves it to the endpoint who answers. */
    Reply infer(Service service, int version, byte[] body, int length) {
        Signature signature = service.signature();
        InferRequest request = json.read(body, length, parser -> InferReader.read(parser, new Budget(elements)));
        Outputs.chosen(request.outputs(), Outputs.of(signature.task()));
        Grid grid = TensorGrid.of(request.inputs(), signature.inputs(), service::knows);
        return sized(grid.rows(), signature, () -> {
            Outcome outcome = service.ask(version, grid, request.key());
            // Not those of the signature: another champion may have come in between.
            List<String> outputs = Outputs.chosen(request.outputs(), Outputs.of(outcome.task()));
            return Reply.ok(json.factory(), out -> write(out, request.id(), outputs, outcome));
        });
    }

    /** Answers where the answer is not too large and there is room for it. */
    private Reply sized(int asked, Signature signature, Supplier<Reply> work) {
        AnswerSize.require(asked, signature, rows, elements);
        long bytes = AnswerSize.bytes(asked, signature);
        if (bytes > replies.most()) {
            throw Refusal.of(
                    Refusal.TOO_LARGE, "an answer of " + asked + " rows is too large; ask about fewer at a time");
        }
        if (!replies.mayHold(bytes)) {
            throw Upload.busy();
        }
        try {
            return work.get();
        } finally {
            replies.free(bytes);
        }
    }

    private static void write(JsonGenerator out, Optional<String> id, List<String> outputs, Outcome outcome)
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
            Outputs.write(out, name, outcome);
        }
        out.writeEndArray();
    }

    /** MLflow's; what has no place in its body is told in headers. */
    Reply invoke(Service service, byte[] body, int length) {
        Signature signature = service.signature();
        Invocation invocation = json.read(
                body, length, parser -> InvocationReader.read(parser, signature.inputs(), new Budget(elements)));
        return sized(
                invocation.grid().rows(),
                signature,
                () -> invoked(service.ask(0, invocation.grid(), invocation.key())));
    }

    private Reply invoked(Outcome outcome) {
        Map<String, String> headers = Map.of(
                "Model-Version",
                version(outcome),
                outcome.rows() == 1 ? "Prediction-Id" : "Prediction-Series",
                outcome.name());
        return Reply.ok(json.factory(), headers, out -> {
            out.writeArrayFieldStart("predictions");
            for (int row = 0; row < outcome.rows(); row++) {
                if (outcome.task() == Task.CLASSIFICATION) {
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
