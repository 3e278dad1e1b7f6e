package org.evermodel.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.port.RunRecorder.Outcome;

/** Works on each element of a list. */
record Elements(EachNode node, Scope scope) {
    /** What a place is called in one element: {@code each[3]/step} for {@code each/step}. */
    static String renamed(String each, int index, String id) {
        return each + "[" + index + "]" + id.substring(each.length());
    }

    Visited work(Held list, Instant start) {
        List<?> elements = (List<?>) list.value();
        scope.given(node.id(), list);
        List<Ended<Object>> ended = new ArrayList<>(Collections.nCopies(elements.size(), null));
        List<List<Integer>> apart = Collections.nCopies(elements.size(), List.of());
        new Crew(apart, node.parallelism(), scope.hands(), i -> ended.set(i, work(list, i, elements.get(i)))).run();
        return together(ended, start);
    }

    private Ended<Object> work(Held list, int index, Object element) {
        Object value = Objects.requireNonNull(
                element, () -> "element " + index + " of what for-each \"" + node.id() + "\" works on is null");
        Held held = Inputs.hold(value).from(List.of(list));
        Scope part = scope.part(node.id() + "[" + index + "]", node.body().inputId(), held);
        ElementScope own = new ElementScope(part, node.id(), index);
        Ended<Object> ended = execute(part, own, held);
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

    private Ended<Object> execute(Scope part, ElementScope own, Held element) {
        try {
            return new Execution<>(node.body(), own).run(element);
        } catch (RuntimeException | Error e) {
            try {
                part.endPart(Outcome.FAILED, "it broke down: " + e);
            } catch (RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
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
        Optional<Held> refused =
                ended.stream().flatMap(each -> each.refused().stream()).findFirst();
        return new Visited(slot, reports, judgements, failure, refused);
    }

    private Slot slot(List<Ended<Object>> ended) {
        Optional<Slot.Empty> worst = IntStream.range(0, ended.size())
                .mapToObj(i -> obstacle(i, ended.get(i).output()))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Slot.Empty::cause));
        return worst.<Slot>map(empty -> empty)
                .orElseGet(() -> new Slot.Full(Held.listed(ended.stream()
                        .map(each -> ((Slot.Full) each.output()).held())
                        .toList())));
    }

    /** Why there is no list: what a gate within refused is one element, which no gate behind could judge. */
    private Optional<Slot.Empty> obstacle(int index, Slot output) {
        if (output instanceof Slot.Withheld withheld) {
            return Optional.of(Slot.Empty.refusedBy(renamed(node.id(), index, withheld.gate())));
        }
        return output instanceof Slot.Empty empty ? Optional.of(empty) : Optional.empty();
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
