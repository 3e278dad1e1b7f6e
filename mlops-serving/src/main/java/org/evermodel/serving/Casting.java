package org.evermodel.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.evermodel.MlopsException;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.port.ModelSource;
import org.evermodel.port.Routing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes casts: loads the models that the present cast does not have, and shares those it has. Thread-safe.
 */
final class Casting {
    private static final Logger LOG = LoggerFactory.getLogger(Casting.class);

    private final ModelName name;
    private final ModelSource source;
    private final Executor executor;
    private final Set<SharedModel> open = ConcurrentHashMap.newKeySet();

    Casting(ModelName name, ModelSource source, Executor executor) {
        this.name = name;
        this.source = source;
        this.executor = executor;
    }

    /**
     * A cast of these versions. The champion must be sound, and so must {@code wanted}, which plays another part; others
     * that cannot be loaded or do not fit the champion are left out with a warning. Whatever is thrown, nothing is held.
     *
     * @param present the cast that answers now, if one does
     * @param wanted a version that must not be left out; 0 for none
     */
    Cast cast(Optional<Cast> present, int champion, Routing routing, int wanted) {
        List<SharedModel> held = new ArrayList<>();
        try {
            SharedModel lead = add(held, held(present, champion));
            Optional<SharedModel> canary =
                    routing.canary().flatMap(share -> part(present, lead, share.version(), Fit::requireCanary, wanted));
            canary.ifPresent(held::add);
            List<SharedModel> shadows = new ArrayList<>();
            for (int number : routing.shadows()) {
                part(present, lead, number, Fit::requireShadow, wanted)
                        .ifPresent(shadow -> shadows.add(add(held, shadow)));
            }
            return canary.map(one ->
                            Cast.of(lead, one, routing.canary().orElseThrow().share(), shadows))
                    .orElseGet(() -> Cast.of(lead, shadows));
        } catch (RuntimeException | Error e) {
            held.forEach(SharedModel::letGo);
            throw e;
        }
    }

    private static SharedModel add(List<SharedModel> held, SharedModel model) {
        held.add(model);
        return model;
    }

    private Optional<SharedModel> part(Optional<Cast> present, SharedModel champion, int number, Fit fit, int wanted) {
        try {
            SharedModel model = held(present, number);
            try {
                fit.check(champion, model);
                return Optional.of(model);
            } catch (RuntimeException | Error e) {
                model.letGo();
                throw e;
            }
        } catch (MlopsException | IllegalArgumentException e) {
            if (number == wanted) {
                throw e;
            }
            LOG.warn("version {} of {} is left out: {}", number, name, e.getMessage());
            return Optional.empty();
        }
    }

    private SharedModel held(Optional<Cast> present, int number) {
        return present.flatMap(cast -> cast.find(number)).map(SharedModel::hold).orElseGet(() -> load(number));
    }

    private SharedModel load(int number) {
        SharedModel loaded = source.load(ModelUri.of(name, number))
                .map(model -> new SharedModel(model, executor, open::remove))
                .orElseThrow(() -> new NotFoundException("there is no version " + number + " of " + name));
        open.add(loaded);
        return loaded;
    }

    /** Completed when every model that was loaded until now is closed. */
    CompletableFuture<Void> allClosed() {
        return CompletableFuture.allOf(open.stream().map(SharedModel::closed).toArray(CompletableFuture<?>[]::new));
    }
}
