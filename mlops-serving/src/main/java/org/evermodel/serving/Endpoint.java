package org.evermodel.serving;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Signature;
import org.evermodel.port.LineageLog;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSource;
import org.evermodel.port.PatientLineage;
import org.evermodel.port.RoutingLog;
import org.evermodel.spi.Timer;

/**
 * A registered model, live. Its champion answers, beside it perhaps a canary; both are exchanged while it answers, and no
 * request is lost or answered by a model that was closed.
 *
 * <pre>{@code
 * try (Endpoint endpoint = Endpoint.builder(name, registry.models()).routings(registry.routings()).open()) {
 *     Answer answer = endpoint.predict(Row.of("age", 63, "bmi", 31.4));
 *     endpoint.canary(7, 0.05, "version 7 looks better");
 *     endpoint.promote("no alarm in a day");
 *     endpoint.rollback("alarms since it serves");
 * }
 * }</pre>
 *
 * <p>The champion's alias in the registry says which version answers; {@link #refresh()} follows it where somebody else
 * moved it. Changes load first, then write to the registry, then exchange: where one fails, who answers is what the
 * registry says. They are made one after the other, and throw {@link org.evermodel.port.AliasConflictException}, or another
 * {@link org.evermodel.ConflictException}, where somebody else changed what the endpoint believed; it follows that, and the
 * caller decides anew. They throw {@link org.evermodel.ArtifactDamagedException} or
 * {@link org.evermodel.model.ModelRefusedException} where a version does not answer as it did when it was packaged. Every
 * method but {@link #model()}, {@link #isOpen()} and {@link #close()} throws IllegalStateException once it is closed.
 * Thread-safe.
 */
public interface Endpoint extends AutoCloseable {
    /**
     * An endpoint of a model, to be described further and opened.
     *
     * @param models where versions and aliases are, such as {@code registry.models()}
     */
    static <M extends ModelSource & ModelAliases> Builder builder(ModelName model, M models) {
        return new Builder(
                model, models, models, RoutingLog.inMemory(Clock.systemUTC()), new SecureRandom(), Timer.system());
    }

    /** The model. */
    ModelName model();

    /** Whether it answers; so until it is closed. */
    boolean isOpen();

    /** What the champion takes and answers. */
    Signature signature();

    /** Who answers, and how much there is to do. */
    EndpointStatus status();

    /** Answers one row; as {@link #predict(Query)} without key and id. */
    default Answer predict(Row row) {
        return predict(Query.of(row));
    }

    /**
     * Answers one record: its components are the columns, by name. Throws IllegalArgumentException where a component is
     * of a type no column can hold or the record's class cannot be read from here.
     */
    Answer predict(Record record);

    /**
     * Answers one row. Missing cells, columns that the row lacks and unseen categories are handled as missing in training
     * was; columns that the model does not know are ignored. Throws IllegalArgumentException where a cell is of another
     * type than the signature's, and where the row has none of the signature's columns: it is of something else then.
     */
    Answer predict(Query query);

    /** Answers a table that has the input columns, all of it by one version; the series' name decides which. */
    BatchAnswer predict(Dataset rows);

    /** Answers a table; {@code key} decides which version. */
    BatchAnswer predict(Dataset rows, String key);

    /**
     * Answers one row by this version, whatever the key. Throws {@link org.evermodel.NotFoundException} where it is neither
     * the champion nor the canary.
     */
    Answer predict(int version, Query query);

    /**
     * Answers a table by this version. Throws {@link org.evermodel.NotFoundException} where it is neither the champion nor
     * the canary.
     */
    BatchAnswer predict(int version, Dataset rows);

    /**
     * Lets a version answer a share of the traffic, or changes its share. Keys stay with it as the share grows. Throws
     * {@link org.evermodel.NotFoundException} where there is no such version, and IllegalArgumentException where it takes
     * a column that the champion does not take, or answers something else; who answers is as before then.
     *
     * @param share in (0, 1]
     */
    void canary(int version, double share, String reason);

    /** Makes the canary the champion. Throws IllegalStateException where there is none. */
    void promote(String reason);

    /** Makes a version the champion at once, and ends the canary. */
    void promote(int version, String reason);

    /** Asks a version, too, whenever one is asked; its answers reach listeners only. */
    void shadow(int version, String reason);

    /** No longer asks a version that shadows. */
    void unshadow(int version, String reason);

    /**
     * One step back: ends the canary where there is one, or else makes the champion the version that was it before.
     * Returns the version that is champion now. Throws {@link org.evermodel.NotFoundException} where there was none.
     */
    ModelVersion rollback(String reason);

    /** Undoes the last rollback of the champion. Returns the version that is champion now. */
    ModelVersion rollForward(String reason);

    /** Looks at the registry and follows where the champion or the routing were changed there. */
    void refresh();

    /**
     * Stops answering: waits for requests under way, a bounded time, and closes the models; then tells the lineage once
     * more what could not be told, which may take as long again, and gives up the rest. May be called twice.
     */
    @Override
    void close();

    /** Describes an endpoint to be opened. Not thread-safe. */
    final class Builder {
        private static final int SHADOW_ROOM = 1_000;

        private final ModelName model;
        private final ModelSource source;
        private final ModelAliases aliases;
        private final List<PredictionListener> listeners = new ArrayList<>();
        private RoutingLog routings;
        private RandomGenerator random;
        private Timer timer;
        private LineageLog lineage = LineageLog.none();
        private Optional<String> place = Optional.empty();
        private Alias followed = Alias.CHAMPION;
        private OptionalInt fixed = OptionalInt.empty();
        private Optional<Executor> executor = Optional.empty();
        private Optional<Duration> refreshEvery = Optional.empty();
        private Duration closeWithin = Duration.ofSeconds(10);
        private int shadowRoom = SHADOW_ROOM;

        private Builder(
                ModelName model,
                ModelSource source,
                ModelAliases aliases,
                RoutingLog routings,
                RandomGenerator random,
                Timer timer) {
            this.model = model;
            this.source = source;
            this.aliases = aliases;
            this.routings = routings;
            this.random = random;
            this.timer = timer;
        }

        /**
         * Remembers canary and shadows, so that an endpoint opened later goes on with them; unless told they are
         * forgotten. A log has one routing for a model: endpoints that follow different aliases need different logs.
         */
        public Builder routings(RoutingLog log) {
            routings = log;
            return this;
        }

        /**
         * Tells which versions come to answer here, durably and each once, in the name of the model; of another alias or
         * of one version in the name {@code model@alias} or {@code model/version}. It is told by
         * the executor, after who answers has changed. That the log fails is logged and counted, and it is told again after
         * a while; who answers does not depend on it, nor does any change wait for it.
         *
         * @param log such as {@code registry.lineage()}
         */
        public Builder lineage(LineageLog log) {
            lineage = log;
            return this;
        }

        /**
         * As {@link #lineage(LineageLog)}, in the name of a place of the host's own.
         *
         * @param deployment the place's name, of 1 to 250 characters
         */
        public Builder lineage(LineageLog log, String deployment) {
            place = Optional.of(new LineageLog.OfDeployment(deployment).name());
            return lineage(log);
        }

        /** Serves the version this alias names; {@link Alias#CHAMPION} unless told. */
        public Builder following(Alias alias) {
            followed = alias;
            return this;
        }

        /**
         * Serves what an address names: one version for good, or whatever version its alias names, looked at this often. A
         * model has one routing, that of its champion, so endpoints of other aliases leave it alone. Throws
         * IllegalArgumentException where the address is another model's.
         *
         * @param ofChampion remembers the champion's canary and shadows
         * @param lookEvery the time between two looks at the alias, above zero
         */
        public Builder serving(ModelUri address, RoutingLog ofChampion, Duration lookEvery) {
            if (!address.name().equals(model)) {
                throw new IllegalArgumentException("the endpoint is of " + model + ", but was to serve " + address);
            }
            if (address instanceof ModelUri.OfVersion one) {
                return version(one.number());
            }
            Alias alias = ((ModelUri.OfAlias) address).alias();
            Builder routed = alias.equals(Alias.CHAMPION) ? routings(ofChampion) : this;
            return routed.following(alias).refreshEvery(lookEvery);
        }

        /** Serves this version, whatever any alias names. All that would change who answers is refused then. */
        public Builder version(int number) {
            fixed = OptionalInt.of(number);
            return this;
        }

        /** Tells of every answer; several listeners are told in the order they were given. */
        public Builder listener(PredictionListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Asks shadows, closes models and tells the lineage here; unless told, in daemon threads of the endpoint's own. */
        public Builder executor(Executor host) {
            executor = Optional.of(host);
            return this;
        }

        /** Looks at the registry this often, as by {@link Endpoint#refresh()}, on a daemon thread; never unless told. */
        public Builder refreshEvery(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException(
                        "the time between two looks must be above zero, but was " + interval);
            }
            refreshEvery = Optional.of(interval);
            return this;
        }

        /** Waits by this timer before the lineage is told again. */
        Builder timer(Timer source) {
            timer = source;
            return this;
        }

        /** How long {@link Endpoint#close()} waits for requests under way; 10 s unless told. */
        public Builder closeWithin(Duration time) {
            closeWithin = time;
            return this;
        }

        /** At most so many rows wait for shadows; 1,000 unless told. */
        public Builder shadowRoom(int rows) {
            if (rows < 1) {
                throw new IllegalArgumentException("at least one row must have room to wait, but was " + rows);
            }
            shadowRoom = rows;
            return this;
        }

        /** Draws the prefix of prediction ids, different each time an endpoint is opened; a secure source unless told. */
        public Builder random(RandomGenerator source) {
            random = source;
            return this;
        }

        /**
         * Loads the models and answers from now on. A canary or shadow that is damaged is left out with a warning.
         *
         * <p>Throws {@link NotFoundException} where the alias names nothing or there is no such version, and
         * {@link org.evermodel.ArtifactDamagedException} or {@link org.evermodel.model.ModelRefusedException} where the
         * champion does not answer as it did when it was packaged.
         */
        public Endpoint open() {
            Optional<Workers> own = executor.isPresent() ? Optional.empty() : Optional.of(new Workers(model));
            try {
                return open(executor.orElseGet(own::orElseThrow), () -> own.ifPresent(Workers::close));
            } catch (RuntimeException | Error e) {
                own.ifPresent(Workers::close);
                throw e;
            }
        }

        private Endpoint open(Executor where, Runnable afterClose) {
            Stage stage = new Stage(model);
            Casting casting = new Casting(model, source, where);
            Conductor conductor = new Conductor(model, book(), casting, stage, herald(where));
            Audience audience = new Audience(listeners);
            Optional<Watch> watch = refreshEvery.map(every -> new Watch(model, every, conductor::refresh));
            Shadows shadows = new Shadows(where, audience, shadowRoom);
            Runnable beforeClose = () -> {
                watch.ifPresent(Watch::close);
                shadows.close();
            };
            return new LiveEndpoint(
                    stage,
                    conductor,
                    shadows,
                    audience,
                    new PredictionIds(random),
                    new Closing(model, beforeClose, casting::allClosed, closeWithin, () -> {
                        conductor.lineage().close(closeWithin);
                        afterClose.run();
                    }));
        }

        private Herald herald(Executor where) {
            String version = fixed.isPresent() ? "/" + fixed.getAsInt() : "@" + followed;
            boolean ofChampion = fixed.isEmpty() && followed.equals(Alias.CHAMPION);
            return new Herald(
                    PatientLineage.of(lineage, where, timer),
                    place.orElseGet(() -> ofChampion ? model.value() : model + version),
                    fixed.isPresent() ? "as version" : "as " + followed);
        }

        private Book book() {
            if (fixed.isEmpty()) {
                return new Book(model, followed, aliases.alias(model, followed), routings);
            }
            ModelUri uri = ModelUri.of(model, fixed.getAsInt());
            FixedVersion version = new FixedVersion(
                    source.resolve(uri).orElseThrow(() -> new NotFoundException("there is no version " + uri)));
            return new Book(model, followed, version, version);
        }
    }
}
