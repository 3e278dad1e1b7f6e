package org.evermodel.leakage;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.internal.Json;

/** A report for programs. */
final class LeakageJson {
    private LeakageJson() {}

    static String format(LeakageReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("target", report.target());
        root.put("rows", report.rows());
        root.put("passed", report.passed());
        root.put("findings", report.findings().stream().map(LeakageJson::tree).toList());
        root.put("scores", report.scores().stream().map(LeakageJson::tree).toList());
        root.put("notes", report.notes());
        return new String(Json.bytes(root), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(LeakageFinding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", finding.kind().name());
        object.put("severity", finding.severity().name());
        object.put("columns", finding.columns());
        object.put("evidence", finding.evidence());
        object.put("advice", finding.advice());
        object.put("rows", finding.rows());
        return object;
    }

    private static Map<String, Object> tree(ColumnScore score) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("column", score.column());
        object.put("measure", score.measure());
        object.put("value", score.value());
        object.put("lower", score.lower());
        object.put("baseline", score.baseline());
        object.put("rows", score.rows());
        return object;
    }
}
