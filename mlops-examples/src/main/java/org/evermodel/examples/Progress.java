package org.evermodel.examples;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.evermodel.pipeline.RunEvent;
import org.evermodel.pipeline.RunEvent.GateJudged;
import org.evermodel.pipeline.RunEvent.StepCached;
import org.evermodel.pipeline.RunEvent.StepFinished;
import org.evermodel.pipeline.RunEvent.StepProgressed;
import org.evermodel.pipeline.RunEvent.StepStarted;
import org.evermodel.pipeline.RunListener;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/**
 * Shows how far a command is: plain lines, at most one a second while a step works, and on a terminal a bar that is drawn
 * over. Nothing that is said steers the terminal. Not thread-safe: runs of one command come one after the other.
 */
public final class Progress implements RunListener {
    private static final long NANOS_BETWEEN_LINES = 1_000_000_000L;
    private static final int BAR = 24;
    private static final int WIDTH = 100;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private long lastLine;
    private boolean drawn;

    Progress(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
    }

    /** Progress on {@code terminal}. */
    public static Progress on(Terminal terminal) {
        return new Progress(terminal, System::nanoTime);
    }

    /** A heading for what follows. */
    public void heading(String text) {
        line(text);
    }

    /** Something that was done, and what came of it. */
    public void done(String what, String result) {
        line(String.format(Locale.ROOT, "  %-11s %s", what, result));
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof StepStarted started && started.kind() == StepKind.STEP) {
            draw(0, started.id(), "");
        } else if (event instanceof StepProgressed progressed) {
            progressed(progressed);
        } else if (event instanceof StepCached cached) {
            done(cached.report().id(), "kept from an earlier run");
        } else if (event instanceof GateJudged judged) {
            done("gate", judged.judgement().toString());
        } else if (event instanceof StepFinished finished) {
            finished(finished.report());
        }
    }

    private void progressed(StepProgressed step) {
        if (terminal.interactive()) {
            draw(step.fraction(), step.id(), step.doing());
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lastLine >= NANOS_BETWEEN_LINES) {
            done(step.id(), String.format(Locale.ROOT, "%3.0f %% %s", 100 * step.fraction(), step.doing()));
        }
    }

    private void finished(StepReport step) {
        if (step.kind() == StepKind.STEP && step.status() == StepStatus.SUCCEEDED) {
            done(
                    step.id(),
                    String.format(Locale.ROOT, "done in %.1f s", step.duration().toMillis() / 1e3));
        }
    }

    private void draw(double fraction, String step, String doing) {
        if (!terminal.interactive()) {
            return;
        }
        int full = (int) Math.round(Math.max(0, Math.min(1, fraction)) * BAR);
        String bar = "#".repeat(full) + ".".repeat(BAR - full);
        String text = String.format(Locale.ROOT, "  %-11s [%s] %s", step, bar, doing);
        terminal.out().print("\r" + pad(Visible.line(text)));
        terminal.out().flush();
        drawn = true;
    }

    private void line(String text) {
        if (drawn) {
            terminal.out().print("\r" + pad("") + "\r");
            drawn = false;
        }
        terminal.out().println(Visible.line(text));
        lastLine = nanoTime.getAsLong();
    }

    private static String pad(String text) {
        String cut = text.length() <= WIDTH ? text : text.substring(0, WIDTH);
        return cut + " ".repeat(WIDTH - cut.length());
    }
}
