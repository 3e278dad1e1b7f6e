package org.evermodel.registry.tracker;

import java.util.Optional;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.tracking.Code;
import org.evermodel.registry.tracking.Environment;

/** An environment as JSON, in its record and in the packages of models. */
final class EnvironmentContent {
    private EnvironmentContent() {}

    static Content of(Environment environment) {
        Content.Builder content = Content.builder()
                .put("java", environment.java())
                .put("vendor", environment.vendor())
                .put("vm", environment.vm())
                .put("os", environment.os())
                .put("arch", environment.arch())
                .put("processors", environment.processors())
                .putTexts("libraries", environment.libraries());
        environment
                .code()
                .ifPresent(code -> content.put("commit", code.commit())
                        .put("branch", code.branch())
                        .put("dirty", code.dirty()));
        return content.build();
    }

    static Environment read(Content content) {
        return new Environment(
                content.text("java"),
                content.text("vendor"),
                content.text("vm"),
                content.text("os"),
                content.text("arch"),
                (int) content.number("processors"),
                content.texts("libraries"),
                content.optionalText("commit").map(commit -> code(commit, content)));
    }

    private static Code code(String commit, Content content) {
        Optional<Boolean> dirty = content.optionalText("dirty").map(Boolean::valueOf);
        return new Code(commit, content.optionalText("branch"), dirty);
    }
}
