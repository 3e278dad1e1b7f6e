package org.evermodel.registry;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Another seed at each run for a property that fixes none, told before it begins, so that a run that is stopped can be
 * repeated: {@code -Dtrials.seed=…} takes the same one again.
 */
final class FreshSeed implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        if (context.attributes().seed().isEmpty()) {
            String seed = Optional.ofNullable(System.getProperty("trials.seed"))
                    .orElseGet(() -> Long.toString(new Random().nextLong()));
            context.attributes().setSeed(seed);
            context.reporter().publishValue("seed of " + context.label(), seed);
        }
        return property.execute();
    }
}
