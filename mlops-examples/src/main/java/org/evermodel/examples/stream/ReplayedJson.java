package org.evermodel.examples.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.evermodel.model.Task;

/** A replay as one line of JSON, in plain ASCII so that no console can spoil it. */
final class ReplayedJson {
    private final JsonMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    String write(Replayed replayed) {
        boolean classes = replayed.task() == Task.CLASSIFICATION;
        ObjectNode line = json.createObjectNode();
        line.put("rows", replayed.rows());
        line.put("windows", replayed.windows());
        line.put(classes ? "accuracy" : "rmse", replayed.score());
        line.put(classes ? "staticAccuracy" : "staticRmse", replayed.staticScore());
        line.put(classes ? "noChangeAccuracy" : "noChangeRmse", replayed.noChangeScore());
        line.put("retrainings", replayed.retrainings());
        line.put("rejected", replayed.rejected());
        line.put("failed", replayed.failed());
        var alerts = line.putArray("alerts");
        replayed.alerts()
                .forEach(alert -> alerts.addObject().put("row", alert.row()).put("kind", alert.kind()));
        line.put("trainer", replayed.trainer());
        line.put("model", replayed.champion().uri().toString());
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}
