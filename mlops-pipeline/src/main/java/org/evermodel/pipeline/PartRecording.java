package org.evermodel.pipeline;

import java.util.Set;
import java.util.function.Consumer;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.ArtifactStore;
import org.jspecify.annotations.Nullable;

/** A part of a run that is begun when it has something to record: most elements of most lists have nothing. */
final class PartRecording implements Recording {
    private final Recording whole;
    private final String name;
    private final Consumer<Recording> beginning;
    private @Nullable Recording begun;
    private boolean named;

    /** A part of {@code whole}, which is told {@code beginning} first. */
    PartRecording(Recording whole, String name, Consumer<Recording> beginning) {
        this.whole = whole;
        this.name = name;
        this.beginning = beginning;
    }

    private synchronized Recording part() {
        Recording part = begun;
        if (part == null) {
            part = whole.child(name);
            begun = part;
        }
        if (!named) {
            beginning.accept(part);
            named = true;
        }
        return part;
    }

    @Override
    public RunId id() {
        return part().id();
    }

    @Override
    public Recording child(String inner) {
        return part().child(inner);
    }

    @Override
    public void log(RunBatch batch) {
        part().log(batch);
    }

    @Override
    public void untag(Set<String> tags) {
        part().untag(tags);
    }

    @Override
    public void input(String role, Digest content) {
        part().input(role, content);
    }

    @Override
    public void output(String role, Digest content) {
        part().output(role, content);
    }

    @Override
    public ArtifactRef artifact(String path, ArtifactStore.Content content) {
        return part().artifact(path, content);
    }

    @Override
    public synchronized void end(Outcome outcome, String reason) {
        if (begun != null) {
            begun.end(outcome, reason);
        }
    }
}
