package org.evermodel.check;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.internal.Json;

/** A report for programs. */
final class ReportJson {
    private ReportJson() {}

    static String format(ValidationReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("passed", report.passed());
        root.put("rows", report.rows());
        root.put("checks", report.results().stream().map(ReportJson::tree).toList());
        return new String(Json.bytes(root), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(CheckResult result) {
        Finding finding = result.finding();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", result.check());
        object.put("severity", result.severity().name());
        result.description().ifPresent(reason -> object.put("description", reason));
        object.put("passed", result.passed());
        object.put("rows", finding.rows());
        object.put("atFault", finding.atFault());
        object.put("share", finding.share());
        object.put("found", finding.found());
        object.put("examples", examples(finding.examples()));
        object.put(
                "violations",
                finding.violations().stream().map(ReportJson::tree).toList());
        return object;
    }

    private static Map<String, Object> tree(Violation violation) {
        Map<String, Object> object = new LinkedHashMap<>();
        violation.column().ifPresent(column -> object.put("column", column));
        object.put("found", violation.found());
        object.put("rows", violation.rows());
        object.put("examples", examples(violation.examples()));
        return object;
    }

    private static List<Map<String, Object>> examples(List<Violation.Example> examples) {
        return examples.stream()
                .map(example -> Map.<String, Object>of("row", example.row(), "value", example.value()))
                .map(object -> (Map<String, Object>) new java.util.TreeMap<>(object))
                .toList();
    }
}
