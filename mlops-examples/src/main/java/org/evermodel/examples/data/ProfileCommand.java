package org.evermodel.examples.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.evermodel.data.csv.CsvDialect;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.FormatOptions;
import org.evermodel.examples.options.RejectOptions;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Distinct;
import org.evermodel.profile.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code data profile FILE}: what is in a table. */
@Command(
        name = "profile",
        sortOptions = false,
        description = "Tells how a file is written, which types its columns have and why, and what is in them. Reads"
                + " files of any size.")
final class ProfileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file, as CSV.")
    private Path file = Path.of("");

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private RejectOptions rejects = new RejectOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ProfileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CsvSource source = rejects.source(file, format.format());
        CsvDialect dialect = source.dialect();
        Profile profile = Profile.of(source);
        terminal.out().println(dialect.explanation());
        terminal.out().println();
        json.say(
                terminal,
                profile.toString(),
                object(profile, dialect, source.rejected().orElse(0)));
        return 0;
    }

    private static ObjectNode object(Profile profile, CsvDialect dialect, long rejected) {
        ObjectNode object = JsonLine.object();
        object.put("rows", profile.rowCount());
        var columns = object.putArray("columns");
        profile.columns().forEach(column -> columns.add(object(column)));
        object.set("dialect", object(dialect));
        object.put("rejected", rejected);
        return object;
    }

    private static ObjectNode object(ColumnProfile column) {
        ObjectNode object = JsonLine.object();
        object.put("name", column.name());
        object.put("type", column.type().name().toLowerCase(Locale.ROOT));
        object.put("nulls", column.nulls());
        object.put("nan", column.nan());
        object.put("infinite", column.infinite());
        Distinct distinct = column.values().distinct();
        object.put("distinct", distinct.count());
        object.put("distinctExact", distinct.exact());
        column.values().quantiles().ifPresent(quantiles -> object.put("median", quantiles.median()));
        column.moments().ifPresent(moments -> {
            object.put("min", moments.min());
            object.put("max", moments.max());
            object.put("mean", moments.mean());
            object.put("standardDeviation", moments.standardDeviation());
            object.put("zeros", column.zeros());
            object.put("negatives", column.negatives());
        });
        return object;
    }

    private static ObjectNode object(CsvDialect dialect) {
        ObjectNode object = JsonLine.object();
        object.put("charset", dialect.charset().name());
        object.put("delimiter", String.valueOf(dialect.delimiter()));
        object.put("quote", String.valueOf(dialect.quote()));
        dialect.comment().ifPresent(comment -> object.put("comment", String.valueOf(comment)));
        object.put("header", dialect.header());
        object.put("lineEnd", dialect.lineEnd().name());
        object.put("decimalMark", String.valueOf(dialect.decimalMark()));
        return object;
    }
}
