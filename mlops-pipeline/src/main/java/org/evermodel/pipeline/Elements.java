package org.evermodel.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Slot.Cause;
import org.evermodel.port.RunRecorder.Outcome;

/** Works on each element of a list. */
record Elements(EachNode node, Scope scope) {
    /** What a place is called in one element: {@code each[3]/step} for {@code each/step}. */
    static String renamed(String each, int index, String id) {
        return each + "[" + index + "]" + id.substring(each.length());
    }

    Visited work(Held list, Instant start) {
        List<?> elements = (List<?>) list.value();
        List<Ended<Object>> ended = new ArrayList<>(Collections.nCopies(elements.size(), null));
        List<List<Integer>> apart = Collections.nCopies(elements.size(), List.of());
        new Crew(apart, node.parallelism(), scope.hands(), i -> ended.set(i, work(list, i, elements.get(i)))).run();
        return together(ended, start);
    }

    private Ended<Object> work(Held list, int index, Object element) {
        Scope part = scope.part(node.id() + "[" + index + "]");
        ElementScope own = new ElementScope(part, node.id(), index);
        Object value = Objects.requireNonNull(
                element, () -> "element " + index + " of what for-each \"" + node.id() + "\" works on is null");
        Ended<Object> ended =
                new Execution<>(node.body(), own).run(Inputs.hold(value).settledIf(Stream.of(list)));
        // The whole run waits and is gone on with; what comes of this element then is another part of it.
        part.endPart(ended.isWaiting() ? Outcome.KILLED : ended.outcome(), ended.reason());
        return new Ended<>(
                ended.output(),
                ended.refused(),
                ended.failure().map(own::renamed),
                ended.cancelled(),
                ended.steps().stream().map(own::renamed).toList(),
                ended.gates().stream().map(own::renamed).toList());
    }

    private Visited together(List<Ended<Object>> ended, Instant start) {
        List<StepReport> reports = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        ended.forEach(each -> {
            reports.addAll(each.steps());
            judgements.addAll(each.gates());
        });
        Optional<Failure> failure =
                ended.stream().flatMap(each -> each.failure().stream()).findFirst();
        Slot slot = slot(ended);
        StepReport report = report(slot, start, ended.size());
        scope.tell(new RunEvent.StepFinished(report));
        reports.add(report);
        return new Visited(slot, reports, judgements, failure);
    }

    private Slot slot(List<Ended<Object>> ended) {
        Optional<Slot> worst = ended.stream()
                .map(Ended::output)
                .filter(slot -> !(slot instanceof Slot.Full))
                .min(Comparator.comparing(Elements::cause));
        return worst.orElseGet(() -> new Slot.Full(Held.listed(
                ended.stream().map(each -> ((Slot.Full) each.output()).held()).toList())));
    }

    private static Cause cause(Slot slot) {
        return slot instanceof Slot.Empty empty ? empty.cause() : Cause.REFUSED;
    }

    private StepReport report(Slot slot, Instant start, int elements) {
        Duration took = Duration.between(start, scope.clock().instant());
        if (slot instanceof Slot.Empty empty) {
            StepStatus status = switch (empty.cause()) {
                case FAILED -> StepStatus.FAILED;
                case CANCELLED -> StepStatus.CANCELLED;
                case WAITING -> StepStatus.WAITING;
                case REFUSED, NOT_CHOSEN -> StepStatus.SUCCEEDED;
            };
            return new StepReport(node.id(), StepKind.FOR_EACH, status, took, 1, List.of(empty.because()));
        }
        String told = elements == 1 ? "1 element" : elements + " elements";
        return new StepReport(node.id(), StepKind.FOR_EACH, StepStatus.SUCCEEDED, took, 1, List.of(told));
    }
}
