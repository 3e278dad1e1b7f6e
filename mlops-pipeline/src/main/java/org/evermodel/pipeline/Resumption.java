package org.evermodel.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Datasets;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.journal.RunEntry;
import org.evermodel.spi.ArtifactStore;

/** Whether and with what a run is gone on with. */
record Resumption(GraphPipeline<?, ?> graph, RunEntry entry, Resume how) {
    private static final Pattern POSITION = Pattern.compile("\\[\\d+]");

    void requireOpen() {
        if (!entry.pipeline().equals(graph.name())) {
            throw new IllegalArgumentException("run " + entry.run() + " is one of pipeline " + entry.pipeline()
                    + ", but was to go on with pipeline " + graph.name());
        }
        requireOpen(entry);
    }

    static void requireOpen(RunEntry entry) {
        RunStatus status = RunStatus.valueOf(entry.status());
        if (!status.isOpen()) {
            throw new RunOverException(entry.run(), status, entry.reason());
        }
    }

    /** The places whose former outputs count no more; throws where the pipeline must not have changed and has. */
    Set<String> requireStale() {
        if (entry.definition().equals(graph.digest())) {
            return Set.of();
        }
        Map<String, Digest> now = graph.places();
        Set<String> changed = new TreeSet<>(now.keySet());
        changed.removeIf(id -> Objects.equals(now.get(id), entry.places().get(id)));
        Set<String> stale = new TreeSet<>();
        addStale(graph, changed, false, stale);
        if (!how.replanning()) {
            Set<String> told = new TreeSet<>(changed);
            entry.places().keySet().stream().filter(id -> !now.containsKey(id)).forEach(told::add);
            List<String> kept =
                    now.keySet().stream().filter(id -> !stale.contains(id)).toList();
            throw new ChangedPipelineException(entry.run(), graph.name(), List.copyOf(told), kept);
        }
        return stale;
    }

    /** Whether a place of the run, such as {@code each[3]/train}, is one of those of the pipeline, as {@code each/train}. */
    static boolean isAmong(Set<String> ids, String path) {
        return ids.contains(idOf(path));
    }

    /** What a place of the run is called in the pipeline. */
    static String idOf(String path) {
        return POSITION.matcher(path).replaceAll("");
    }

    private static void addStale(
            GraphPipeline<?, ?> graph, Set<String> changed, boolean inputIsStale, Set<String> stale) {
        Set<Integer> staleHere = new HashSet<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            boolean isStale = (isPlace(graph, i) && changed.contains(node.id()))
                    || node.inputs().stream().anyMatch(staleHere::contains)
                    || (i == graph.input() && inputIsStale);
            if (node instanceof EachNode each) {
                boolean elements = each.inputs().stream().anyMatch(staleHere::contains);
                addStale(each.body(), changed, elements, stale);
            }
            if (isStale) {
                staleHere.add(i);
                if (isPlace(graph, i)) {
                    stale.add(node.id());
                }
            }
        }
    }

    /** What comes in is no place of its own, and within a for-each may be called like one around it. */
    private static boolean isPlace(GraphPipeline<?, ?> graph, int place) {
        return place != graph.input();
    }

    /** The input the run began with: as it was kept, or as it is given again. */
    Held input(Optional<?> given, ArtifactStore artifacts) {
        if (given.isPresent()) {
            Held held = Inputs.hold(given.get());
            Optional<Digest> content = held.content().map(Content::digest);
            if (entry.content().isPresent() && !entry.content().equals(content)) {
                throw new IllegalArgumentException("run " + entry.run() + " began with another input than the one it"
                        + " was to go on with; give it the same, or leave it out where it is kept");
            }
            return held.settled();
        }
        Codec<?> tables = Datasets.codec();
        Kept kept = entry.input()
                .filter(each -> each.codec().equals(tables.name()))
                .orElseThrow(() -> new IllegalArgumentException("the input of run " + entry.run()
                        + " is not kept, as only tables are, once a first step has ended; give it again to resume"));
        return Inputs.hold(tables.read(kept.artifact(), artifacts)).settled();
    }

    /** The run's own seed and experiment, and the rest as it is given. */
    RunOptions options() {
        RunOptions options = how.options().withSeed(entry.seed());
        return entry.experiment()
                .map(name -> options.withExperiment(new ExperimentName(name)))
                .orElse(options);
    }
}
