package org.evermodel.pipeline.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder;

/**
 * What a step told its run while it worked, to be told again when its kept output is used.
 *
 * @param params settings, by name
 * @param points measured values, in the order in which they were told
 * @param tags free facts, by name
 * @param inputs what was read
 * @param outputs what was made
 */
public record Logged(
        Map<String, String> params,
        List<Point> points,
        Map<String, String> tags,
        List<Link> inputs,
        List<Link> outputs) {

    /** A step that told nothing. */
    public static final Logged NOTHING = new Logged(Map.of(), List.of(), Map.of(), List.of(), List.of());

    /** Copies all. */
    public Logged {
        params = Map.copyOf(params);
        points = List.copyOf(points);
        tags = Map.copyOf(tags);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Values measured at one time.
     *
     * @param values the values, by name
     * @param step orders the points of one name
     */
    public record Point(Map<String, Double> values, long step) {
        /** Copies the values. */
        public Point {
            values = Map.copyOf(values);
        }
    }

    /**
     * Something that was read or made.
     *
     * @param role what it was to the step
     * @param content the digest of its content
     */
    public record Link(String role, Digest content) {}

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return equals(NOTHING);
    }

    /** All but the measured values, of which each is recorded as often as it is told. */
    public Logged withoutPoints() {
        return new Logged(params, List.of(), tags, inputs, outputs);
    }

    /** Tells all of it to {@code run}; settings, values and facts at once, so that none is told where one is refused. */
    public void tell(RunRecorder.Recording run) {
        new Batches(run::log).tell(this);
        inputs.forEach(link -> run.input(link.role(), link.content()));
        outputs.forEach(link -> run.output(link.role(), link.content()));
    }

    /** Collects what is told. Thread-safe. */
    public static final class Collector {
        private final Map<String, String> params = new TreeMap<>();
        private final List<Point> points = new ArrayList<>();
        private final Map<String, String> tags = new TreeMap<>();
        private final List<Link> inputs = new ArrayList<>();
        private final List<Link> outputs = new ArrayList<>();

        /** Creates one that was told nothing yet. */
        public Collector() {}

        /** Adds settings; throws IllegalArgumentException where one is there already with another value, or out of bounds. */
        public synchronized void params(Map<String, String> more) {
            requireBounds(RunBatch.builder().params(more));
            more.forEach((name, value) -> {
                if (!params.getOrDefault(name, value).equals(value)) {
                    throw new IllegalArgumentException("param \"" + name + "\" is \"" + params.get(name)
                            + "\" already, and cannot be told as \"" + value + "\"; what changes is a tag or a metric");
                }
            });
            params.putAll(more);
        }

        private static void requireBounds(RunBatch.Builder told) {
            told.build();
        }

        /** Adds measured values. */
        public synchronized void metrics(Map<String, Double> values, long step) {
            requireBounds(RunBatch.builder().metrics(values, step));
            points.add(new Point(values, step));
        }

        /** Adds free facts. */
        public synchronized void tags(Map<String, String> more) {
            requireBounds(RunBatch.builder().tags(more));
            tags.putAll(more);
        }

        /** Adds something that was read. */
        public synchronized void input(Link link) {
            inputs.add(link);
        }

        /** Adds something that was made. */
        public synchronized void output(Link link) {
            outputs.add(link);
        }

        /** All that was told so far. */
        public synchronized Logged toLogged() {
            return new Logged(params, points, tags, inputs, outputs);
        }
    }
}
