package org.evermodel.examples.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.evermodel.examples.JsonLine;
import org.evermodel.model.Task;

/** A replay as one line of JSON. */
final class ReplayedJson {
    String write(Replayed replayed) {
        boolean classes = replayed.task() == Task.CLASSIFICATION;
        ObjectNode line = JsonLine.object();
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
        return JsonLine.of(line);
    }
}
