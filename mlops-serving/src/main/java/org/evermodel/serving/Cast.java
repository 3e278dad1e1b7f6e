package org.evermodel.serving;

import java.util.List;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.evermodel.port.Routing;
import org.jspecify.annotations.Nullable;

/**
 * Who answers at one time: a champion, perhaps a canary, shadows. Never changes; another cast takes its place. Holds its
 * models until it was retired and its last request is done. Thread-safe.
 */
final class Cast {
    private final SharedModel champion;
    private final @Nullable SharedModel canary;
    private final @Nullable Share share;
    private final List<SharedModel> shadows;
    private final Leases leases = new Leases(this::letGo);
    private volatile Runnable afterwards = () -> {};

    /** Takes over what holds the models. */
    private Cast(SharedModel champion, @Nullable SharedModel canary, @Nullable Share share, List<SharedModel> shadows) {
        this.champion = champion;
        this.canary = canary;
        this.share = share;
        this.shadows = List.copyOf(shadows);
    }

    /** A cast without a canary. */
    static Cast of(SharedModel champion, List<SharedModel> shadows) {
        return new Cast(champion, null, null, shadows);
    }

    /** A cast in which {@code canary} answers a share. */
    static Cast of(SharedModel champion, SharedModel canary, double share, List<SharedModel> shadows) {
        return new Cast(champion, canary, new Share(champion.version().name(), canary.number(), share), shadows);
    }

    Leases leases() {
        return leases;
    }

    SharedModel champion() {
        return champion;
    }

    List<SharedModel> shadows() {
        return shadows;
    }

    Optional<Routing.Canary> canary() {
        return Optional.ofNullable(share).map(part -> new Routing.Canary(part.version(), part.size()));
    }

    /** Who answers for a key. */
    SharedModel chosen(String key) {
        return canary != null && share != null && share.takes(key) ? canary : champion;
    }

    /** The champion or canary of that version. */
    SharedModel answering(int version) {
        if (champion.number() == version) {
            return champion;
        }
        if (canary != null && canary.number() == version) {
            return canary;
        }
        throw new NotFoundException("version " + version + " of "
                + champion.version().name() + " does not answer here; the champion is version " + champion.number());
    }

    Route route(SharedModel chosen) {
        return chosen == champion ? Route.CHAMPION : Route.CANARY;
    }

    /** The model of that version, if it plays any part here. */
    Optional<SharedModel> find(int version) {
        if (champion.number() == version) {
            return Optional.of(champion);
        }
        if (canary != null && canary.number() == version) {
            return Optional.of(canary);
        }
        return shadows.stream().filter(shadow -> shadow.number() == version).findFirst();
    }

    private void letGo() {
        champion.letGo();
        if (canary != null) {
            canary.letGo();
        }
        shadows.forEach(SharedModel::letGo);
        afterwards.run();
    }

    /** Retires it; {@code gone} runs when its last request is done. */
    void retire(Runnable gone) {
        afterwards = gone;
        leases.retire();
    }
}
