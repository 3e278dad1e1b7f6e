package org.evermodel.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.artifact.Codec;

/** A step with declarations that it does not make itself. */
record Declared<I, O>(
        Step<I, O> origin,
        Optional<Codec<O>> codec,
        Map<String, String> parameters,
        String version,
        Retry retry,
        Optional<Duration> limit,
        Caching caching)
        implements Step<I, O> {
    Declared {
        parameters = Map.copyOf(parameters);
        if (limit.isPresent() && (limit.get().isNegative() || limit.get().isZero())) {
            throw new IllegalArgumentException("the time for an attempt must be positive, but was " + limit.get());
        }
    }

    static <I, O> Declared<I, O> of(Step<I, O> step) {
        return step instanceof Declared<I, O> declared
                ? declared
                : new Declared<>(
                        step,
                        step.codec(),
                        step.parameters(),
                        step.version(),
                        step.retry(),
                        step.limit(),
                        step.caching());
    }

    Declared<I, O> withCodec(Codec<O> other) {
        return new Declared<>(origin, Optional.of(other), parameters, version, retry, limit, caching);
    }

    Declared<I, O> withMoreParameters(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new Declared<>(origin, codec, all, version, retry, limit, caching);
    }

    Declared<I, O> withOtherVersion(String other) {
        return new Declared<>(origin, codec, parameters, other, retry, limit, caching);
    }

    Declared<I, O> withRetry(Retry other) {
        return new Declared<>(origin, codec, parameters, version, other, limit, caching);
    }

    Declared<I, O> withLimit(Duration other) {
        return new Declared<>(origin, codec, parameters, version, retry, Optional.of(other), caching);
    }

    Declared<I, O> withCaching(Caching other) {
        return new Declared<>(origin, codec, parameters, version, retry, limit, other);
    }

    @Override
    public O run(I input, StepContext context) throws Exception {
        return origin.run(input, context);
    }

    @Override
    public Map<String, String> environment() {
        return origin.environment();
    }

    @Override
    public boolean seeded() {
        return origin.seeded();
    }
}
