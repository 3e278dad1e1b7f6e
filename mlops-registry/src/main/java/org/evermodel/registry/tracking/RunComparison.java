package org.evermodel.registry.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Metric;

/**
 * Runs side by side: a row for each param, metric, tag, input and fact of the code and of the environment that any of
 * them has, with a value for each run, and in what their parts differ. Immutable and thread-safe.
 *
 * <pre>{@code
 * RunComparison comparison = registry.experiments().compare(List.of(monday, tuesday));
 * comparison.differing();                 // what may explain the difference
 * comparison.best("rocAuc");              // the run to look at
 * comparison.toMarkdown();                // for a pull request
 * }</pre>
 *
 * @param runs the runs, in the order that was asked for
 * @param rows what is known of them, by group and name
 * @param parts how their parts differ, such as the elements of a list; a table of the comparison does not hold them
 */
public record RunComparison(List<Run> runs, List<Row> rows, List<PartsComparison> parts) {
    private static final String PIPELINE = "pipeline.digest";
    private static final String PLACE = "code.";
    private static final String ENGINE = "engine.";
    private static final String SECONDS = "seconds.";

    /** Copies the lists and refuses fewer than two runs. */
    public RunComparison {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
        parts = List.copyOf(parts);
        if (runs.size() < 2) {
            throw new IllegalArgumentException("a comparison needs at least 2 runs, but there were " + runs.size());
        }
    }

    /** What a row is about. */
    public enum Group {
        /** A setting. */
        PARAM,
        /** The last value of a metric. */
        METRIC,
        /** A free fact. */
        TAG,
        /** The digests of what was read in a role: the data. */
        INPUT,
        /**
         * What the run did: the state of the repository, the digest of the pipeline, and of the code of each of its places.
         */
        CODE,
        /** A fact of the environment. */
        ENVIRONMENT
    }

    /**
     * One thing that is known of runs.
     *
     * @param group what it is about
     * @param name its name
     * @param values the value of each run, in the runs' order; empty where a run has none
     */
    public record Row(Group group, String name, List<Optional<String>> values) {
        /** Copies the values. */
        public Row {
            values = List.copyOf(values);
        }

        /** Whether not all runs have the same value. */
        public boolean differs() {
            return values.stream().distinct().count() > 1;
        }

        /** Whether it says how long a step of a pipeline took, which is never the same twice. */
        public boolean isDuration() {
            return group == Group.METRIC && name.startsWith(SECONDS);
        }
    }

    /**
     * Compares runs; {@code environments} finds the environments by their digests, {@code parts} those of a run, and
     * their parts after them.
     */
    public static RunComparison of(
            List<Run> runs, Function<Digest, Optional<Environment>> environments, Function<Run, List<Run>> parts) {
        List<List<Run>> all = runs.stream().map(List::of).toList();
        List<Row> rows = new ArrayList<>(told(all));
        rows.addAll(rows(Group.CODE, all, run -> code(run, environments)));
        rows.addAll(rows(Group.ENVIRONMENT, all, run -> environment(run, environments)));
        return new RunComparison(
                runs,
                rows,
                new PartsOfRuns(runs.stream()
                                .map(run -> PartsOfRuns.named(run, parts.apply(run)))
                                .toList())
                        .compared());
    }

    /** What is told of runs and of their parts alike: each is the pieces that it was done in, or none where it is not there. */
    static List<Row> told(List<List<Run>> runs) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(rows(Group.PARAM, runs, Run::params));
        rows.addAll(rows(Group.METRIC, runs, RunComparison::values));
        rows.addAll(rows(Group.TAG, runs, run -> tags(run, Group.TAG)));
        rows.addAll(rows(Group.INPUT, runs, RunComparison::inputs));
        return rows;
    }

    /** What a pipeline tells of its own code and engines stands among the tags; the rest of them are free facts. */
    private static Map<String, String> tags(Run run, Group group) {
        Map<String, String> tags = new TreeMap<>();
        run.tags().forEach((name, value) -> {
            if (group == groupOf(name)) {
                tags.put(name.startsWith(PLACE) ? name.substring(PLACE.length()) : name, value);
            }
        });
        return tags;
    }

    private static Group groupOf(String tag) {
        if (tag.startsWith(ENGINE)) {
            return Group.ENVIRONMENT;
        }
        return tag.equals(PIPELINE) || tag.startsWith(PLACE) ? Group.CODE : Group.TAG;
    }

    private static Map<String, String> code(Run run, Function<Digest, Optional<Environment>> environments) {
        Map<String, String> code = tags(run, Group.CODE);
        environments
                .apply(run.environment())
                .flatMap(Environment::code)
                .ifPresent(state -> state.facts().forEach((name, value) -> code.put("repository " + name, value)));
        return code;
    }

    private static Map<String, String> environment(Run run, Function<Digest, Optional<Environment>> environments) {
        Map<String, String> facts = tags(run, Group.ENVIRONMENT);
        environments.apply(run.environment()).ifPresent(environment -> facts.putAll(environment.factsBesideCode()));
        return facts;
    }

    private static List<Row> rows(Group group, List<List<Run>> runs, Function<Run, Map<String, String>> facts) {
        List<Map<String, String>> each = new ArrayList<>();
        for (List<Run> pieces : runs) {
            Map<String, String> known = new TreeMap<>();
            pieces.forEach(piece -> known.putAll(facts.apply(piece)));
            each.add(known);
        }
        TreeSet<String> names = new TreeSet<>();
        each.forEach(known -> names.addAll(known.keySet()));
        return names.stream()
                .map(name -> new Row(
                        group,
                        name,
                        each.stream()
                                .map(known -> Optional.ofNullable(known.get(name)))
                                .toList()))
                .toList();
    }

    private static Map<String, String> values(Run run) {
        Map<String, String> values = new TreeMap<>();
        run.metrics().forEach((name, point) -> values.put(name, Double.toString(point.value())));
        return values;
    }

    private static Map<String, String> inputs(Run run) {
        Map<String, String> inputs = new TreeMap<>();
        run.inputs()
                .forEach(use -> inputs.merge(use.role(), use.content().toString(), (one, other) -> one + ", " + other));
        return inputs;
    }

    /** The rows of a group. */
    public List<Row> rows(Group group) {
        return rows.stream().filter(row -> row.group() == group).toList();
    }

    /** The rows in which the runs differ, metrics included, but for how long steps of a pipeline took. */
    public List<Row> differing() {
        return rows.stream().filter(row -> row.differs() && !row.isDuration()).toList();
    }

    /** The rows in which they do not. */
    public List<Row> equal() {
        return rows.stream().filter(row -> !row.differs()).toList();
    }

    /**
     * The run that is best by a metric whose better direction is known, because it bears the name of a {@link Metric};
     * empty where it does not, or no run has a value that is a number. Of equal ones it is the first.
     */
    public Optional<RunId> best(String metric) {
        return Arrays.stream(Metric.values())
                .filter(known -> known.id().equals(metric))
                .findFirst()
                .flatMap(known -> best(metric, known.higherIsBetter()));
    }

    /** The run that is best by any metric; empty where no run has a value that is a number. */
    public Optional<RunId> best(String metric, boolean higherIsBetter) {
        Comparator<Valued> byValue = Comparator.comparingDouble(Valued::value);
        return runs.stream()
                .flatMap(run -> Optional.ofNullable(run.metrics().get(metric)).stream()
                        .map(point -> new Valued(run.id(), point.value())))
                .filter(valued -> !Double.isNaN(valued.value()))
                .min(higherIsBetter ? byValue.reversed() : byValue)
                .map(Valued::run);
    }

    private record Valued(RunId run, double value) {}

    /** Which of the runs is best by the metric of a row, by its place; -1 where that is not known. */
    int bestOf(Row row) {
        Optional<RunId> best = row.group() == Group.METRIC ? best(row.name()) : Optional.empty();
        return IntStream.range(0, runs.size())
                .filter(i -> best.filter(runs.get(i).id()::equals).isPresent())
                .findFirst()
                .orElse(-1);
    }

    /**
     * All of it as a table, to be profiled or written: a row for each run, in their order, with the columns {@code run},
     * {@code name}, {@code experiment}, {@code status}, {@code started} and {@code ended}, and one for each row of this
     * comparison, called {@code params.x}, {@code metrics.x}, {@code tags.x}, {@code inputs.x}, {@code code.x} or
     * {@code environment.x}.
     * Metrics are numbers, the rest as it stands here; what a run lacks is missing.
     */
    public Dataset toTable() {
        return new ComparisonTable(this).table();
    }

    /** A table of Markdown: the rows that differ, the best value of a metric in bold, and the number of the others. */
    public String toMarkdown() {
        return new ComparisonText(this).markdown();
    }

    /** The parts that are not all alike. */
    public List<PartsComparison> differingParts() {
        return parts.stream().filter(each -> !each.isEqual()).toList();
    }

    /**
     * All of it as JSON: {@code {"runs": […], "rows": [{"group", "name", "differs", "best", "values"}], "parts": [{"name",
     * "counts", "differences": [{"group", "name", "parts", "first": [{"name", "values"}]}]}]}}.
     */
    public String toJson() {
        return new ComparisonText(this).json();
    }

    /** The rows that differ as an aligned table for a prompt. */
    @Override
    public String toString() {
        return new ComparisonText(this).aligned();
    }
}
