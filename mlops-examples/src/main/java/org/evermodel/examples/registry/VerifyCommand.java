package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.Registry;
import org.evermodel.registry.audit.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry verify}: whether all that is remembered is still what was written. */
@Command(
        name = "verify",
        sortOptions = false,
        description = "Looks at every artifact, manifest, record and audit row.",
        footer = {"", "Exit 0: sound. 1: damaged; each damaged thing is named."})
final class VerifyCommand implements Callable<Integer> {
    private static final int DAMAGED = 1;

    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Mixin
    private OutputOption output = new OutputOption();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Registry opened = registry.open()) {
            Verification found = opened.verify();
            output.say(terminal, () -> text(found), () -> json(found));
            return found.sound() ? 0 : DAMAGED;
        }
    }

    private static String text(Verification found) {
        String problems = found.problems().stream()
                .map(problem -> "damaged: " + problem + "\n")
                .collect(Collectors.joining());
        return problems + (found.sound() ? "sound: " : "DAMAGED: ") + found.looked();
    }

    private static ObjectNode json(Verification found) {
        ObjectNode object = JsonLine.object().put("sound", found.sound());
        found.problems().stream()
                .map(problem ->
                        JsonLine.object().put("subject", problem.subject()).put("what", problem.what()))
                .forEach(object.putArray("problems")::add);
        object.putObject("looked")
                .put("artifacts", found.looked().artifacts())
                .put("bytes", found.looked().bytes())
                .put("records", found.looked().records())
                .put("auditRows", found.looked().auditRows());
        return object;
    }
}
