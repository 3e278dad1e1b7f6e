package org.evermodel.registry.keeper;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.Compatibility;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.registry.ledger.Content;

/** Signatures and verdicts about them as fields of a version's record. */
final class SignatureContent {
    private static final String INPUTS = "inputs";
    private static final String COLUMN = "column";
    private static final String TYPE = "type";
    private static final String TARGET = "target";
    private static final String TASK = "task";
    private static final String CLASSES = "classes";
    private static final String CLASS = "class";
    private static final String POSITIVE = "positive";
    private static final String WHAT = "what";
    private static final String BREAKS = "breaks";

    private SignatureContent() {}

    static Content write(Signature signature) {
        return Content.builder()
                .putList(
                        INPUTS,
                        signature.inputs().fields().stream()
                                .map(field -> Content.builder()
                                        .put(COLUMN, field.name())
                                        .put(TYPE, field.type())
                                        .build())
                                .toList())
                .put(TARGET, signature.target())
                .put(TASK, signature.task())
                .putList(
                        CLASSES,
                        signature.classes().stream()
                                .map(name -> Content.builder().put(CLASS, name).build())
                                .toList())
                .put(POSITIVE, signature.positive())
                .build();
    }

    static Signature read(Content content) {
        return new Signature(
                Schema.of(content.list(INPUTS).stream()
                        .map(field -> new Field(field.text(COLUMN), field.constant(TYPE, ColumnType.class)))
                        .toList()),
                content.text(TARGET),
                content.constant(TASK, Task.class),
                content.list(CLASSES).stream().map(each -> each.text(CLASS)).toList(),
                content.optionalText(POSITIVE));
    }

    static List<Content> write(Compatibility verdict) {
        return verdict.differences().stream()
                .map(difference -> Content.builder()
                        .put(WHAT, difference.what())
                        .put(BREAKS, broken(difference))
                        .build())
                .toList();
    }

    private static Optional<Compatibility.Level> broken(Compatibility.Difference difference) {
        if (difference.breaksBackward()) {
            return Optional.of(difference.breaksForward() ? Compatibility.Level.FULL : Compatibility.Level.BACKWARD);
        }
        return difference.breaksForward() ? Optional.of(Compatibility.Level.FORWARD) : Optional.empty();
    }

    static Compatibility verdict(List<Content> differences) {
        return Compatibility.of(
                differences.stream().map(SignatureContent::difference).toList());
    }

    private static Compatibility.Difference difference(Content content) {
        Optional<Compatibility.Level> broken = content.optionalText(BREAKS).map(Compatibility.Level::valueOf);
        return new Compatibility.Difference(
                content.text(WHAT),
                broken.filter(level -> level != Compatibility.Level.FORWARD).isPresent(),
                broken.filter(level -> level != Compatibility.Level.BACKWARD).isPresent());
    }
}
