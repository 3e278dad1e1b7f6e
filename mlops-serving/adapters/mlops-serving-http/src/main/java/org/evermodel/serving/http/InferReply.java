package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.MlopsException;
import org.evermodel.model.Prediction;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.jspecify.annotations.Nullable;

/** Reads the replies of an inference server as a client does. */
final class InferReply {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ELEMENTS = 1_000_000;

    private InferReply() {}

    /** What a reply says of its first row. */
    static Prediction prediction(byte[] reply, Signature signature) {
        Map<String, Cells> outputs = outputs(reply);
        if (signature.task() == Task.REGRESSION) {
            return new Prediction.OfNumber(require(outputs, Outputs.VALUE, 1).number(0));
        }
        List<String> classes = signature.classes();
        Cells scores = require(outputs, Outputs.SCORES, classes.size());
        Map<String, Double> byClass = new LinkedHashMap<>();
        classes.forEach(name -> byClass.put(name, scores.number(byClass.size())));
        return new Prediction.OfClass(require(outputs, Outputs.LABEL, 1).text(0), byClass);
    }

    private static Cells require(Map<String, Cells> outputs, String name, int size) {
        Cells cells = outputs.get(name);
        if (cells == null || cells.size() < size) {
            throw new MlopsException("the reply must have an output \"" + name + "\" of " + size
                    + " elements, but its outputs are " + outputs.keySet());
        }
        return cells;
    }

    /** The elements of each output tensor, by its name. */
    static Map<String, Cells> outputs(byte[] reply) {
        Map<String, Cells> outputs = new HashMap<>();
        try (JsonParser json = JSON.createParser(reply)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && "outputs".equals(json.currentName())) {
                    tensors(json, outputs);
                }
            }
        } catch (IOException e) {
            throw new MlopsException("the reply is no JSON", e);
        }
        return outputs;
    }

    private static void tensors(JsonParser json, Map<String, Cells> outputs) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            Cells data = new Cells();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "name" -> name = json.getText();
                    case "data" ->
                        data = ArrayReader.read(json, "data", new Budget(ELEMENTS))
                                .cells();
                    default -> json.skipChildren();
                }
            }
            outputs.put(name, data);
        }
    }

    /** What an error reply says. */
    static String error(byte[] reply) {
        String message = null;
        try (JsonParser json = JSON.createParser(reply)) {
            while (json.nextToken() != null) {
                message = json.currentToken() == JsonToken.VALUE_STRING && "error".equals(json.currentName())
                        ? json.getText()
                        : message;
            }
        } catch (IOException e) {
            throw new MlopsException("the reply is no JSON", e);
        }
        return shown(message);
    }

    private static String shown(@Nullable String message) {
        return message == null ? "no reason given" : message;
    }
}
