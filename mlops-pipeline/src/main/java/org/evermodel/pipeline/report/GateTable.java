package org.evermodel.pipeline.report;

import java.util.List;
import org.evermodel.pipeline.Judgement;

/** What gates said, as a table in Markdown. */
final class GateTable {
    private GateTable() {}

    static void append(List<Judgement> gates, StringBuilder text) {
        if (gates.isEmpty()) {
            return;
        }
        text.append("\n## Gates\n\n| gate | | why |\n|---|---|---|\n");
        for (Judgement gate : gates) {
            text.append("| ")
                    .append(Texts.markdown(gate.gate()))
                    .append(gate.passed() ? " | ✅ passed | " : " | ❌ refused | ")
                    .append(Texts.markdown(gate.reason()))
                    .append(" |\n");
        }
    }
}
