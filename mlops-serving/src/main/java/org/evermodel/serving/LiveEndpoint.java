package org.evermodel.serving;

import java.util.concurrent.atomic.LongAdder;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.data.RecordMappings;
import org.evermodel.model.Signature;

/** The path of a request; all changes are the conductor's. */
final class LiveEndpoint implements Endpoint {
    /** Versions start at 1: the key decides which one answers. */
    private static final int ANY = 0;

    private final ModelName name;
    private final Stage stage;
    private final Conductor conductor;
    private final Shadows shadows;
    private final Audience audience;
    private final PredictionIds ids;
    private final Closing closing;
    private final RecordMappings records = new RecordMappings();
    private final LongAdder answered = new LongAdder();

    LiveEndpoint(
            Stage stage, Conductor conductor, Shadows shadows, Audience audience, PredictionIds ids, Closing closing) {
        this.name = stage.name();
        this.stage = stage;
        this.conductor = conductor;
        this.shadows = shadows;
        this.audience = audience;
        this.ids = ids;
        this.closing = closing;
    }

    @Override
    public ModelName model() {
        return name;
    }

    @Override
    public boolean isOpen() {
        return stage.isOpen();
    }

    @Override
    public Signature signature() {
        return stage.cast().champion().signature();
    }

    @Override
    public EndpointStatus status() {
        Cast cast = stage.cast();
        return new EndpointStatus(
                cast.champion().version(),
                cast.canary(),
                cast.shadows().stream().map(SharedModel::number).toList(),
                stage.underWay(),
                answered.sum(),
                shadows.dropped(),
                conductor.lineage().failures(),
                conductor.lineage().givenUp());
    }

    @Override
    public Answer predict(Record row) {
        return predict(Query.of(records.row(row)));
    }

    @Override
    public Answer predict(Query query) {
        return ask(ANY, query);
    }

    @Override
    public Answer predict(int version, Query query) {
        return ask(requireNumber(version), query);
    }

    private static int requireNumber(int version) {
        if (version < 1) {
            throw new IllegalArgumentException("versions are numbered from 1 on, but was " + version);
        }
        return version;
    }

    private Answer ask(int version, Query query) {
        String id = query.id().isPresent() ? query.id().get() : ids.next();
        String key = query.key().isPresent() ? query.key().get() : id;
        Answer answer = answer(version, query, id, key);
        answered.increment();
        audience.tell(query, answer);
        return answer;
    }

    private Answer answer(int version, Query query, String id, String key) {
        int slot = Leases.slot();
        Cast cast = stage.enter(slot);
        try {
            SharedModel chosen = version == ANY ? cast.chosen(key) : cast.answering(version);
            Inputs.requireSome(chosen.signature(), query.row());
            Answer answer = new Answer(id, chosen.model().predict(query.row()), chosen.version(), cast.route(chosen));
            shadows.ask(cast, query, answer);
            return answer;
        } finally {
            cast.leases().exit(slot);
        }
    }

    @Override
    public BatchAnswer predict(Dataset rows) {
        String series = ids.next();
        return predict(ANY, rows, series, series);
    }

    @Override
    public BatchAnswer predict(int version, Dataset rows) {
        String series = ids.next();
        return predict(requireNumber(version), rows, series, series);
    }

    @Override
    public BatchAnswer predict(Dataset rows, String key) {
        return predict(ANY, rows, ids.next(), key);
    }

    private BatchAnswer predict(int version, Dataset rows, String series, String key) {
        BatchAnswer answer = answer(version, rows, series, key);
        answered.increment();
        audience.tell(rows, answer);
        return answer;
    }

    private BatchAnswer answer(int version, Dataset rows, String series, String key) {
        int slot = Leases.slot();
        Cast cast = stage.enter(slot);
        try {
            SharedModel chosen = version == ANY ? cast.chosen(key) : cast.answering(version);
            Inputs.requireSome(chosen.signature(), rows.schema());
            BatchAnswer answer =
                    new BatchAnswer(series, chosen.model().predict(rows), chosen.version(), cast.route(chosen));
            shadows.ask(cast, rows, answer);
            return answer;
        } finally {
            cast.leases().exit(slot);
        }
    }

    @Override
    public void canary(int version, double share, String reason) {
        conductor.canary(version, share, reason);
    }

    @Override
    public void promote(String reason) {
        conductor.promote(reason);
    }

    @Override
    public void promote(int version, String reason) {
        conductor.promote(version, reason);
    }

    @Override
    public void shadow(int version, String reason) {
        conductor.shadow(version, reason);
    }

    @Override
    public void unshadow(int version, String reason) {
        conductor.unshadow(version, reason);
    }

    @Override
    public ModelVersion rollback(String reason) {
        return conductor.rollBack(reason);
    }

    @Override
    public ModelVersion rollForward(String reason) {
        return conductor.rollForward(reason);
    }

    @Override
    public void refresh() {
        conductor.refresh();
    }

    @Override
    public void close() {
        closing.begin();
        stage.close();
        closing.await();
    }

    @Override
    public String toString() {
        try {
            return "Endpoint[" + name + ", " + status() + "]";
        } catch (IllegalStateException e) {
            return "Endpoint[" + name + ", closed]";
        }
    }
}
