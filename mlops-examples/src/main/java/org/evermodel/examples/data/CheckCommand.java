package org.evermodel.examples.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evermodel.check.Checks;
import org.evermodel.check.SuggestedChecks;
import org.evermodel.check.Suggestion;
import org.evermodel.check.ValidationReport;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.Format;
import org.evermodel.examples.options.FormatOptions;
import org.evermodel.profile.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data check FILE --suggest}: what can be demanded of a table, and whether another one meets it. */
@Command(
        name = "check",
        sortOptions = false,
        description =
                "Suggests what to demand of tables like this one, as Java; or tells whether it meets what another one"
                        + " suggests.",
        footer = {"", "Exit 0: as it should be. 3: not. 2: bad input."})
final class CheckCommand implements Callable<Integer> {
    static final int NOT_MET = 3;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file, as CSV.")
    private Path file = Path.of("");

    @Option(names = "--suggest", description = "Suggests checks that this table meets.")
    private boolean suggest;

    @Option(names = "--reference", paramLabel = "REF", description = "A file that is as it should be.")
    private Optional<Path> reference = Optional.empty();

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (suggest == reference.isPresent()) {
            throw new UsageException("say either --suggest or --reference REF");
        }
        Format written = format.format();
        return reference
                .map(ref -> check(written.source(ref), written.source(file)))
                .orElseGet(() -> suggest(written.source(file)));
    }

    private int suggest(CsvSource source) {
        SuggestedChecks suggested = Checks.suggestedFrom(Profile.of(source));
        ObjectNode object = JsonLine.object();
        var checks = object.putArray("checks");
        for (Suggestion suggestion : suggested.suggestions()) {
            checks.addObject()
                    .put("name", suggestion.check().name())
                    .put("java", suggestion.java())
                    .put("evidence", suggestion.evidence());
        }
        json.say(terminal, suggested.toJava(), object);
        return 0;
    }

    private int check(CsvSource good, CsvSource looked) {
        ValidationReport report =
                Checks.suggestedFrom(Profile.of(good)).validator().validate(looked);
        json.say(terminal, report.toString(), JsonLine.parse(report.toJson()));
        return report.passed() ? 0 : NOT_MET;
    }
}
