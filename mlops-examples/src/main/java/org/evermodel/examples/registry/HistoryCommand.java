package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.port.AliasMove;
import org.evermodel.registry.Registry;
import org.evermodel.registry.audit.AuditEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry history}: who changed what, when and why. */
@Command(
        name = "history",
        sortOptions = false,
        description = "Tells who changed what, when and why: all moves of an alias, or the last changes of all.")
final class HistoryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "ALIAS",
            description = "Such as models:/churn@champion; without one, the audit log.")
    private @Nullable String address;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "So many rows of the audit log (default: ${DEFAULT-VALUE}).")
    private int last;

    @Mixin
    private OutputOption output = new OutputOption();

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String alias = address;
        try (Registry opened = registry.open()) {
            if (alias != null) {
                List<AliasMove> moves = Subject.alias(opened, alias).history();
                Subject.requireModel(opened, alias);
                output.say(terminal, () -> text(moves), () -> json(moves));
            } else {
                List<AuditEntry> entries = opened.audit().last(last);
                output.say(terminal, () -> log(entries), () -> logJson(entries));
            }
            return 0;
        }
    }

    private static String text(List<AliasMove> moves) {
        TextTable table = new TextTable("MOVE", "AT", "ACTOR", "WHAT", "FROM", "TO", "REASON");
        moves.forEach(move -> table.row(
                move.index(),
                Facts.moment(move.at()),
                move.actor(),
                move.kind(),
                Facts.version(move.from()),
                Facts.version(move.to()),
                move.reason()));
        return table.orElse("never moved");
    }

    private static ObjectNode json(List<AliasMove> moves) {
        ObjectNode object = JsonLine.object();
        moves.stream().map(Facts::of).forEach(object.putArray("moves")::add);
        return object;
    }

    private static String log(List<AuditEntry> entries) {
        TextTable table = new TextTable("ROW", "AT", "ACTOR", "ACTION", "SUBJECT", "REASON");
        entries.forEach(entry -> table.row(
                entry.sequence(),
                Facts.moment(entry.at()),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.reason()));
        return table.orElse("nothing was ever changed");
    }

    private static ObjectNode logJson(List<AuditEntry> entries) {
        ObjectNode object = JsonLine.object();
        entries.stream().map(Facts::of).forEach(object.putArray("rows")::add);
        return object;
    }
}
