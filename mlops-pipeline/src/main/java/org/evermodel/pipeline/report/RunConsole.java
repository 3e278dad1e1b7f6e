package org.evermodel.pipeline.report;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.RunEvent;
import org.evermodel.pipeline.RunListener;
import org.evermodel.pipeline.RunStatus;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/**
 * Shows on a console how far a run is. Each step that ended has a line with its time; one whose kept output was used says so;
 * elements of a list are counted. The last line says how the run ended, and why where that is not well. On a terminal a bar below them is drawn over; elsewhere a step that works for long has a
 * line a second at most. Nothing that a step is called or says steers the terminal.
 *
 * <pre>{@code
 * Runner runner = Runner.builder().listener(RunConsole.on(System.out, System.console() != null)).build();
 * }</pre>
 *
 * <p>For one run at a time; a runner that has several at a time gives each its own, without a bar:
 * {@code Runner.builder().listeners(() -> RunConsole.on(System.out, false))}. Thread-safe.
 */
public final class RunConsole implements RunListener {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
    private static final int BAR = 24;
    private static final int WIDTH = 79;

    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private final Map<String, String> atWork = new LinkedHashMap<>();
    private final ElementCounts elements = new ElementCounts();
    private Instant lastLine = Instant.MIN;
    private int places;
    private int done;
    private boolean drawn;

    private RunConsole(PrintStream out, boolean terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** On {@code out}; {@code terminal} says whether a line may be drawn over, because a person watches. */
    public static RunConsole on(PrintStream out, boolean terminal) {
        return on(out, terminal, Clock.systemUTC());
    }

    /** The same, by another clock. */
    public static RunConsole on(PrintStream out, boolean terminal, Clock clock) {
        return new RunConsole(out, terminal, clock);
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            begin(started);
        } else if (event instanceof RunEvent.StepStarted started) {
            if (!ElementCounts.isElement(started.id())) {
                atWork.put(started.id(), "");
            }
        } else if (event instanceof RunEvent.StepProgressed progressed) {
            progress(progressed);
        } else if (event instanceof RunEvent.StepRetrying retrying) {
            line(
                    retrying.id(),
                    "attempt " + retrying.attempt() + " threw " + retrying.cause() + "; again in "
                            + Texts.time(retrying.pause()));
        } else if (event instanceof RunEvent.ApprovalAwaited awaited) {
            line(awaited.id(), "waits: " + awaited.approval().question());
        } else if (event instanceof RunEvent.StepCached cached) {
            end(cached.report());
        } else if (event instanceof RunEvent.GateJudged judged) {
            judged(judged.judgement());
        } else if (event instanceof RunEvent.StepFinished finished) {
            end(finished.report());
        } else if (event instanceof RunEvent.RunEnded ended) {
            close(ended);
        }
        draw();
    }

    private void begin(RunEvent.RunStarted started) {
        atWork.clear();
        elements.clear();
        places = started.steps().size();
        done = 0;
        print(started.pipeline()
                + started.run().map(run -> " as " + run.value()).orElse(""));
    }

    private void progress(RunEvent.StepProgressed step) {
        String far = String.format(Locale.ROOT, "%.0f %% %s", 100 * step.fraction(), step.doing());
        atWork.replace(step.id(), far);
        boolean silent = lastLine.plus(BETWEEN_LINES).isAfter(clock.instant());
        if (!terminal && !silent) {
            line(step.id(), far);
        }
    }

    /** Of elements, which may be many, only those that were refused have a line. */
    private void judged(Judgement gate) {
        if (!gate.passed() || !ElementCounts.isElement(gate.gate())) {
            line(gate.gate(), (gate.passed() ? "passed: " : "refused: ") + gate.reason());
        }
    }

    private void end(StepReport step) {
        if (ElementCounts.isElement(step.id())) {
            elements.count(step);
            if (step.status() == StepStatus.FAILED) {
                line(step.id(), ending(step));
            }
            return;
        }
        atWork.remove(step.id());
        done++;
        if (step.kind() != StepKind.GATE || step.status() != StepStatus.SUCCEEDED) {
            line(step.id(), ending(step));
        }
    }

    private String ending(StepReport step) {
        String time = Texts.time(step.duration());
        String counted = step.kind() == StepKind.FOR_EACH ? elements.of(step.id()) : "";
        return switch (step.status()) {
            case SUCCEEDED ->
                "done in " + time + counted + (step.attempts() > 1 ? ", in attempt " + step.attempts() : "");
            case CACHED -> "cached, read in " + time;
            default -> step.status().name().toLowerCase(Locale.ROOT) + ": " + String.join("; ", step.reasons());
        };
    }

    private void close(RunEvent.RunEnded ended) {
        atWork.clear();
        boolean untroubled = ended.status() == RunStatus.SUCCEEDED
                && ended.report().refusals().isEmpty();
        print(ended.status().name().toLowerCase(Locale.ROOT) + " after "
                + Texts.time(ended.report().duration()) + ", "
                + ended.report().cachedSteps() + " cached"
                + (untroubled ? "" : ": " + ended.reason()));
    }

    private void line(String id, String text) {
        print(String.format(Locale.ROOT, "  %-20s %s", Texts.line(id), text));
    }

    private void print(String text) {
        if (drawn) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            drawn = false;
        }
        out.println(Texts.line(text));
        lastLine = clock.instant();
    }

    private void draw() {
        if (!terminal || atWork.isEmpty()) {
            return;
        }
        int full = places == 0 ? 0 : Math.min(BAR, BAR * done / places);
        Map.Entry<String, String> first = atWork.entrySet().iterator().next();
        String text = Texts.line("  [" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + done + "/" + places + " "
                + first.getKey() + elements.of(first.getKey()) + " " + first.getValue()
                + (atWork.size() > 1 ? " and " + (atWork.size() - 1) + " more" : ""));
        out.print("\r" + (text.length() > WIDTH ? text.substring(0, WIDTH) : text + " ".repeat(WIDTH - text.length())));
        out.flush();
        drawn = true;
    }
}
