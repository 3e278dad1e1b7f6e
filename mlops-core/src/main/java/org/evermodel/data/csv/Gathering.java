package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnEvidence;
import org.evermodel.data.ColumnType;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Inference;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;

/**
 * The columns of one table while one or several files are read into them, one after the other. The first file names the
 * columns unless a schema does; the others must have the same ones, in any order. Not thread-safe.
 */
final class Gathering {
    private final Map<String, ColumnGatherer> columns = new LinkedHashMap<>();
    private final CellRules rules;
    private final String namedBy;
    private final Function<String, ColumnGatherer> gatherers;
    private Supplier<DataPlace> place = () -> DataPlace.in("a table");
    private boolean named;

    private Gathering(CellRules rules, String firstFile, boolean scan) {
        this.rules = rules;
        this.namedBy = rules.schema().isPresent() ? "the schema" : firstFile;
        this.gatherers = scan
                ? name -> new ScanningGatherer(rules, name, () -> place.get())
                : name -> rules.type(name)
                        .map(type -> typed(type, rules, name))
                        .orElseGet(() -> new InferringGatherer(rules, name, () -> place.get()));
        rules.schema().ifPresent(schema -> name(schema.names()));
    }

    /** Gathers all cells, finding types that are not given. */
    static Gathering ofCells(CellRules rules, String firstFile) {
        return new Gathering(rules, firstFile, false);
    }

    /** Looks for types without keeping cells. */
    static Gathering ofTypes(CellRules rules, String firstFile) {
        return new Gathering(rules, firstFile, true);
    }

    /** Gathers cells of known types. */
    static Gathering ofSchema(CellRules rules, Schema schema, String firstFile) {
        Gathering gathering = new Gathering(rules, firstFile, false);
        for (Field field : schema.fields()) {
            gathering.columns.put(field.name(), typed(field.type(), rules, field.name()));
        }
        gathering.named = true;
        return gathering;
    }

    private static ColumnGatherer typed(ColumnType type, CellRules rules, String name) {
        return type.isTextual()
                ? new TextGatherer(Optional.of(type), new CellParser(rules, name))
                : new TypedGatherer(type, rules, name);
    }

    private void name(List<String> names) {
        names.forEach(name -> columns.put(name, gatherers.apply(name)));
        named = true;
    }

    /** The gatherers of a file with these columns, in the file's order; {@code here} tells the record being read. */
    List<ColumnGatherer> forFile(List<String> names, DataPlace heading, Supplier<DataPlace> here, char decimalMark) {
        if (!named) {
            name(names);
        }
        place = here;
        Set<String> found = new HashSet<>(names);
        List<String> absent =
                columns.keySet().stream().filter(name -> !found.contains(name)).toList();
        List<String> unknown =
                names.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!absent.isEmpty() || !unknown.isEmpty()) {
            throw new MalformedDataException(heading, ": " + difference(absent, unknown));
        }
        columns.values().forEach(column -> column.decimalMark(decimalMark));
        List<ColumnGatherer> ordered = new ArrayList<>();
        names.forEach(name -> ordered.add(columns.get(name)));
        return ordered;
    }

    private String difference(List<String> absent, List<String> unknown) {
        String lacks = absent.isEmpty() ? "" : "lacks the columns " + absent;
        String adds = unknown.isEmpty() ? "" : "has the columns " + unknown;
        return lacks
                + (lacks.isEmpty() || adds.isEmpty() ? "" : " and ")
                + adds
                + (absent.isEmpty() ? ", which " + namedBy + " lacks" : ", unlike " + namedBy);
    }

    /** Another reading, of the columns that lost their cells; empty where none did. */
    Optional<Gathering> nextReading() {
        Gathering next = new Gathering(rules, namedBy, false);
        boolean needed = false;
        for (String name : columns.keySet()) {
            Optional<ColumnGatherer> again = required(name).nextReading(rules, name);
            next.columns.put(
                    name,
                    again.orElseGet(
                            () -> new SkippingGatherer(rules.type(name).map(type -> typed(type, rules, name)))));
            needed |= again.isPresent();
        }
        next.named = true;
        return needed ? Optional.of(next) : Optional.empty();
    }

    /** Puts the rows of {@code next}, which has the same columns, below these. */
    void follow(Gathering next) {
        columns.forEach((name, gatherer) -> gatherer.follow(next.required(name)));
    }

    /** The table, with columns of {@code second} where this reading lost the cells; forgets them here. */
    Dataset finish(Optional<Gathering> second) {
        Map<String, Column> finished = new LinkedHashMap<>();
        for (String name : List.copyOf(columns.keySet())) {
            ColumnGatherer mine = required(name);
            ColumnGatherer gatherer = second.map(other -> other.required(name))
                    .filter(other -> !(other instanceof SkippingGatherer))
                    .orElse(mine);
            // A gatherer is let go as soon as its column is made, so that not all of the table is held twice.
            columns.put(name, new SkippingGatherer(Optional.empty()));
            second.ifPresent(other -> other.columns.put(name, new SkippingGatherer(Optional.empty())));
            finished.put(name, gatherer.finish());
        }
        return Dataset.of(finished);
    }

    /** The rows gathered so far as a part of the table; the next ones make another. */
    Dataset part() {
        Map<String, Column> part = new LinkedHashMap<>();
        columns.forEach((name, gatherer) -> part.put(name, gatherer.finish()));
        columns.values().forEach(ColumnGatherer::reset);
        return Dataset.of(part);
    }

    /** What the look for types found. */
    Inference inference(long rows) {
        List<ColumnEvidence> found = new ArrayList<>();
        columns.forEach((name, gatherer) -> found.add(((ScanningGatherer) gatherer).evidence(name)));
        return new Inference(rows, found);
    }

    private ColumnGatherer required(String name) {
        return Optional.ofNullable(columns.get(name)).orElseThrow();
    }
}
