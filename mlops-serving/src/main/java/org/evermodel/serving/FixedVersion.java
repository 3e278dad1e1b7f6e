package org.evermodel.serving;

import java.util.List;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;

/** What stands for alias and routing where an endpoint serves one version whatever happens. */
final class FixedVersion implements ModelAlias, RoutingLog {
    private final ModelVersion version;

    FixedVersion(ModelVersion version) {
        this.version = version;
    }

    @Override
    public Optional<ModelVersion> current() {
        return Optional.of(version);
    }

    @Override
    public Recorded current(ModelName model) {
        return Recorded.none();
    }

    @Override
    public AliasMove moveTo(int number, String reason) {
        throw refusal();
    }

    @Override
    public AliasMove compareAndMove(int expected, int number, String reason) {
        throw refusal();
    }

    @Override
    public AliasMove remove(String reason) {
        throw refusal();
    }

    @Override
    public AliasMove rollback(String reason) {
        throw refusal();
    }

    @Override
    public AliasMove compareAndRollBack(int expected, String reason) {
        throw refusal();
    }

    @Override
    public AliasMove rollForward(String reason) {
        throw refusal();
    }

    @Override
    public AliasMove compareAndRollForward(int expected, String reason) {
        throw refusal();
    }

    @Override
    public Optional<ModelVersion> previous() {
        throw refusal();
    }

    @Override
    public Optional<ModelVersion> next() {
        throw refusal();
    }

    @Override
    public Recorded record(ModelName model, long expectedRevision, Routing routing, String reason) {
        throw refusal();
    }

    @Override
    public List<AliasMove> history() {
        return List.of();
    }

    @Override
    public List<Recorded> history(ModelName model) {
        return List.of();
    }

    IllegalStateException refusal() {
        return new IllegalStateException("this endpoint serves " + version.uri()
                + " and nothing else; open it following an alias to change who answers");
    }
}
