package org.evermodel.registry.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;

/** Conditions in SQL: met by a row that is at hand, or by one that is looked up by the record's key. */
final class Probes {
    /** So many ranges of ids are looked for at a time. */
    private static final int TOGETHER = 50;

    private static final Pattern WILDCARD = Pattern.compile("[%_]");

    private final Dialect dialect;
    private final String kind;

    Probes(Dialect dialect, String kind) {
        this.dialect = dialect;
        this.kind = kind;
    }

    /**
     * A row of an index that is at hand.
     *
     * @param alias its name in the query
     * @param table the table it is of: texts, numbers or records
     * @param field the field it tells of; empty for records
     */
    record At(String alias, String table, String field) {}

    /** The tables one of which has a row of every record that meets a condition; never both, for one record. */
    static List<String> tables(Condition condition) {
        if (isOfId(condition)) {
            return List.of("records");
        }
        if (condition instanceof Condition.OfNumber) {
            return List.of("numbers");
        }
        if (condition instanceof Condition.Has) {
            return List.of("texts", "numbers");
        }
        return condition instanceof Condition.Lacks ? List.of() : List.of("texts");
    }

    /** Whether the index that the row is of leads to what meets the condition. */
    static boolean isAbout(Condition condition, At row) {
        if (condition instanceof Condition.Named named) {
            return named.among() && row.table().equals("records");
        }
        if (condition instanceof Condition.Under under) {
            return under.among() && under.starts().size() == 1 && row.table().equals("records");
        }
        return condition.field().equals(row.field()) && tables(condition).contains(row.table());
    }

    /** From the rows of an index, with its kind and field. */
    Sql from(At row) {
        Sql from = new Sql()
                .add(
                        " FROM " + dialect.table(row.table()) + " " + row.alias() + " WHERE " + row.alias()
                                + ".kind = ?",
                        kind);
        return row.field().isEmpty() ? from : from.add(" AND " + row.alias() + ".field = ?", row.field());
    }

    /** That the record of a row meets all conditions. */
    Sql all(At row, List<Condition> conditions) {
        Sql all = new Sql();
        conditions.forEach(condition -> all.add(" AND ").add(met(row, condition)));
        return all;
    }

    /** Whether it is a condition on the id, which every row has. */
    static boolean isOfId(Condition condition) {
        return condition instanceof Condition.Named || condition instanceof Condition.Under;
    }

    /**
     * Rows that lead to records by an index.
     *
     * @param row what such a row is
     * @param from where they are from, up to the conditions on them
     */
    record Source(At row, Sql from) {}

    /** What leads to all records that meet a condition, to each once. */
    List<Source> sources(Condition condition) {
        if (condition instanceof Condition.Under under
                && under.among()
                && under.starts().size() > 1) {
            List<String> starts = under.starts();
            return IntStream.iterate(0, from -> from < starts.size(), from -> from + TOGETHER)
                    .mapToObj(from -> starts.subList(from, Math.min(starts.size(), from + TOGETHER)))
                    .map(this::ranges)
                    .toList();
        }
        return tables(condition).stream()
                .map(table -> new At("w", table, condition.field()))
                .map(row -> new Source(row, from(row).add(" AND ").add(met(row, condition))))
                .toList();
    }

    /** Databases look for the ends of one range in the index, but for those of several only where each is a query. */
    private Source ranges(List<String> starts) {
        Sql all = new Sql();
        for (String start : starts) {
            all.add(all.isEmpty() ? "" : " UNION ALL ")
                    .add("SELECT r.id FROM " + dialect.table("records") + " r WHERE r.kind = ? AND ", kind)
                    .add(range("r.id", start));
        }
        return new Source(
                new At("w", "records", ""), new Sql().add(" FROM (").add(all).add(") w WHERE 1 = 1"));
    }

    Sql met(At row, Condition condition) {
        if (isOfId(condition) || isAbout(condition, row)) {
            return predicate(row.alias(), condition);
        }
        if (condition instanceof Condition.Has) {
            return new Sql()
                    .add("(")
                    .add(has(row, "texts", condition.field()))
                    .add(" OR ")
                    .add(has(row, "numbers", condition.field()))
                    .add(")");
        }
        if (condition instanceof Condition.Lacks) {
            return lacks(row, "texts", condition.field()).add(" AND ").add(lacks(row, "numbers", condition.field()));
        }
        Sql predicate = new Sql().add(" AND ").add(predicate("c", condition));
        return probe(row, tables(condition).get(0), condition.field(), predicate)
                .add(" IS NOT NULL");
    }

    /** One more column: what decides an order, looked up by the key of a row; nothing in an order by ids. */
    Sql value(String alias, RecordQuery.Order order) {
        if (order.by() == RecordQuery.By.ID) {
            return new Sql();
        }
        return new Sql()
                .add(
                        ", (SELECT o." + Orders.column(order) + " FROM " + dialect.table(Orders.table(order))
                                + " o WHERE o.kind = ? AND o.id = " + alias + ".id AND o.field = ?)",
                        kind,
                        order.field());
    }

    /** That the record of a row has no such facet in a table. */
    Sql lacks(At row, String table, String field) {
        return probe(row, table, field, new Sql()).add(" IS NULL");
    }

    private Sql has(At row, String table, String field) {
        return probe(row, table, field, new Sql()).add(" IS NOT NULL");
    }

    /**
     * 1 or nothing, of the one row that is under the key. Not EXISTS, which PostgreSQL may turn into a join with all rows
     * of the field.
     */
    private Sql probe(At row, String table, String field, Sql besides) {
        return new Sql()
                .add(
                        "(SELECT 1 FROM " + dialect.table(table) + " c WHERE c.kind = ? AND c.id = " + row.alias()
                                + ".id AND c.field = ?",
                        kind,
                        field)
                .add(besides)
                .add(")");
    }

    private Sql predicate(String row, Condition condition) {
        if (condition instanceof Condition.Has) {
            return new Sql().add("1 = 1");
        }
        if (condition instanceof Condition.OfNumber number) {
            return new Sql().add(row + ".number " + operator(number.comparison()) + " ?", number.value());
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.among() ? oneOf(row, oneOf) : new Sql().add("NOT ").add(oneOf(row, oneOf));
        }
        if (condition instanceof Condition.Named named) {
            return ofId(row, named.among(), named.ids(), this::named);
        }
        if (condition instanceof Condition.Under under) {
            return ofId(row, under.among(), under.starts(), this::started);
        }
        Condition.Like like = (Condition.Like) condition;
        Sql within =
                prefix(like).isEmpty() ? new Sql() : within(row, prefix(like)).add(" AND ");
        return within.add(dialect.like(row, like));
    }

    /** What tells whether the id of a row is as one of some texts demands. */
    private interface OfIds {
        Sql of(String id, List<String> texts);
    }

    private static Sql ofId(String row, boolean among, List<String> texts, OfIds ofIds) {
        if (texts.isEmpty()) {
            return new Sql().add(among ? "1 = 0" : "1 = 1");
        }
        return new Sql()
                .add(among ? "(" : "NOT (")
                .add(ofIds.of(row + ".id", texts))
                .add(")");
    }

    private Sql named(String id, List<String> ids) {
        return new Sql()
                .add(id + " IN ")
                .addList(ids.stream().map(dialect::bytewise).toList());
    }

    private Sql started(String id, List<String> starts) {
        return starts.size() == 1 ? range(id, starts.get(0)) : cut(id, starts);
    }

    private Sql range(String id, String start) {
        Sql range = new Sql().add(id + " >= ?", dialect.bytewise(start));
        MetadataStore.endOf(start).ifPresent(end -> range.add(" AND " + id + " < ?", dialect.bytewise(end)));
        return range;
    }

    /** Leads to no rows, but tells of each at once, however many starts there are. */
    private Sql cut(String id, List<String> starts) {
        Map<Integer, List<Object>> byLength = starts.stream()
                .collect(Collectors.groupingBy(
                        dialect::idLength, TreeMap::new, Collectors.mapping(dialect::bytewise, Collectors.toList())));
        Sql cut = new Sql();
        byLength.forEach(
                (length, texts) -> cut.add((cut.isEmpty() ? "" : " OR ") + "substr(" + id + ", 1, " + length + ") IN ")
                        .addList(texts));
        return cut;
    }

    /** What a text must start with to be like a pattern, as far as its head shows; empty where that is nothing. */
    static String prefix(Condition.Like like) {
        Matcher wildcard = WILDCARD.matcher(like.pattern());
        return like.ignoringCase()
                ? ""
                : Facets.head(wildcard.find() ? like.pattern().substring(0, wildcard.start()) : like.pattern());
    }

    /** The rows whose heads start with a text lie beside each other in the index. */
    private Sql within(String row, String prefix) {
        Sql within = new Sql().add(row + ".head >= ?", dialect.bytewise(prefix));
        MetadataStore.endOf(prefix).ifPresent(end -> within.add(" AND " + row + ".head < ?", dialect.bytewise(end)));
        return within;
    }

    private static String operator(Condition.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }

    /** The heads lead to the rows by the index; a text that is no longer than its head is known by it alone. */
    private Sql oneOf(String row, Condition.OneOf oneOf) {
        Map<Boolean, List<String>> byLength = oneOf.values().stream()
                .collect(Collectors.partitioningBy(value -> value.codePointCount(0, value.length()) < Facets.HEAD));
        List<String> shorts = byLength.getOrDefault(true, List.of());
        List<String> longs = byLength.getOrDefault(false, List.of());
        Sql sql = new Sql().add("(" + row + ".head IN ").addList(heads(oneOf.values()));
        if (longs.isEmpty()) {
            return sql.add(")");
        }
        sql.add(" AND (" + dialect.text(row) + " IN ").addList(longs);
        if (!shorts.isEmpty()) {
            sql.add(" OR " + row + ".head IN ").addList(heads(shorts));
        }
        return sql.add("))");
    }

    private List<Object> heads(List<String> texts) {
        return texts.stream()
                .map(Facets::head)
                .distinct()
                .map(dialect::bytewise)
                .toList();
    }
}
