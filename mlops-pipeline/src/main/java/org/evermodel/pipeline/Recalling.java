package org.evermodel.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.journal.RunEntry;
import org.evermodel.pipeline.journal.Runs;
import org.evermodel.pipeline.journal.StepEntry;
import org.evermodel.pipeline.journal.StepNote;

/** Puts together from a run's journal what its report said, place by place in the pipeline's order. */
final class Recalling {
    private static final Pattern ELEMENT = Pattern.compile("\\[(\\d+)]");

    /** Comes after all numbers. */
    private static final String ALL = "~";

    private final GraphPipeline<?, ?> graph;
    private final Runs runs;
    private final String run;
    private final Map<String, Work> places = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    Recalling(GraphPipeline<?, ?> graph, Runs runs, String run) {
        this.graph = graph;
        this.runs = runs;
        this.run = run;
        add(graph);
    }

    /** What is done for each element comes before that it was done for all of them. */
    private void add(GraphPipeline<?, ?> pipeline) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof EachNode each) {
                add(each.body());
            }
            if (node instanceof Work work) {
                places.put(work.id(), work);
                order.add(work.id());
            }
        }
    }

    PastRun recalled() {
        RunEntry entry = runs.find(run).entry();
        if (!entry.pipeline().equals(graph.name())) {
            throw new IllegalArgumentException("run " + run + " is one of pipeline " + entry.pipeline()
                    + ", and cannot be told by pipeline " + graph.name());
        }
        RunStatus status = RunStatus.valueOf(entry.status());
        List<StepEntry> entered = runs.steps(run);
        Map<String, StepNote> notes = runs.notes(run, entered);
        Map<String, StepReport> steps = new TreeMap<>(Comparator.comparing(this::position));
        if (status == RunStatus.RUNNING) {
            notes.forEach((path, note) -> steps.put(path, report(path, note)));
            entered.forEach(each -> steps.put(each.path(), report(each)));
        } else {
            entered.forEach(each -> steps.put(each.path(), report(each)));
            notes.forEach((path, note) -> steps.put(path, report(path, note)));
        }
        RunReport report = new RunReport(
                Optional.of(new RunId(run)),
                graph.name(),
                Duration.between(entry.started(), entry.changed()),
                List.copyOf(steps.values()),
                judgements(entered, steps));
        return new PastRun(
                report,
                status,
                entry.reason(),
                entry.definition(),
                entry.places().keySet().equals(graph.places().keySet()),
                metrics(entered),
                approvals(steps));
    }

    /** Where a place stands among the others: elements by their numbers, and what is done for one in the order of the body. */
    private String position(String path) {
        List<MatchResult> elements = ELEMENT.matcher(path).results().toList();
        String whole =
                elements.isEmpty() ? path : path.substring(0, elements.get(0).start());
        String numbers = elements.stream()
                .map(each -> padded(Long.parseLong(each.group(1))))
                .collect(Collectors.joining(" "));
        return String.join(
                "/",
                padded(placeOf(whole)),
                elements.isEmpty() ? ALL : numbers,
                padded(placeOf(Resumption.idOf(path))),
                path);
    }

    /** Places that the pipeline has not come last. */
    private int placeOf(String id) {
        int place = order.indexOf(id);
        return place < 0 ? order.size() : place;
    }

    private static String padded(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    private Optional<Work> place(String path) {
        return Optional.ofNullable(places.get(Resumption.idOf(path)));
    }

    private StepKind kind(String path) {
        return place(path).map(Work::kind).orElse(StepKind.STEP);
    }

    private StepReport report(StepEntry entry) {
        String word = entry.word()
                .map(each -> each + (entry.reason().isEmpty() ? "" : ": "))
                .orElse("");
        return new StepReport(
                entry.path(),
                kind(entry.path()),
                entry.isUse() ? StepStatus.CACHED : StepStatus.SUCCEEDED,
                entry.took(),
                entry.attempts(),
                List.of(word + entry.reason()));
    }

    private StepReport report(String path, StepNote note) {
        return new StepReport(
                path, kind(path), StepStatus.valueOf(note.status()), Duration.ZERO, 0, List.of(note.reason()));
    }

    private List<Judgement> judgements(List<StepEntry> entered, Map<String, StepReport> steps) {
        Map<String, Judgement> judgements = new HashMap<>();
        for (StepEntry entry : entered) {
            if (entry.word().isPresent() && place(entry.path()).orElse(null) instanceof GateNode gate) {
                Verdict verdict = Verdicts.of(new Decisions.Decided(entry.word().get(), entry.reason()));
                judgements.put(
                        entry.path(),
                        new Judgement(entry.path(), verdict, gate.gate().whenInsufficient()));
            }
        }
        return steps.values().stream()
                .filter(step -> step.status() == StepStatus.SUCCEEDED)
                .flatMap(step -> Optional.ofNullable(judgements.get(step.id())).stream())
                .toList();
    }

    private static Map<String, Map<String, Double>> metrics(List<StepEntry> entered) {
        Map<String, Map<String, Double>> metrics = new TreeMap<>();
        entered.stream()
                .filter(entry -> !entry.isUse())
                .forEach(entry -> entry.logged()
                        .points()
                        .forEach(point -> metrics.computeIfAbsent(entry.path(), path -> new TreeMap<>())
                                .putAll(point.values())));
        return metrics;
    }

    private Map<String, Approval> approvals(Map<String, StepReport> steps) {
        Map<String, Approval> approvals = new TreeMap<>();
        steps.keySet().forEach(path -> {
            if (place(path).orElse(null) instanceof ApprovalNode node
                    && runs.approval(run, path).isPresent()) {
                approvals.put(path, node.approval());
            }
        });
        return approvals;
    }
}
