package org.evermodel.serving;

import java.util.List;
import java.util.Optional;
import org.evermodel.ModelVersion;
import org.evermodel.port.Routing;

/**
 * How an endpoint stands.
 *
 * @param champion the version that answers
 * @param canary the version that answers a share, if there is one
 * @param shadows the versions that are asked, too
 * @param inFlight how many predictions are under way
 * @param answered how many predictions were answered since it was opened; a table counts once
 * @param droppedShadows how many times a shadow was not asked because it could not keep up
 * @param lineageFailures how many attempts to tell the lineage who answers failed; they are made again
 * @param lineageGivenUp how many links to the lineage are told no more: refused, of what is not registered, or too many
 */
public record EndpointStatus(
        ModelVersion champion,
        Optional<Routing.Canary> canary,
        List<Integer> shadows,
        long inFlight,
        long answered,
        long droppedShadows,
        long lineageFailures,
        long lineageGivenUp) {
    /** Copies the shadows. */
    public EndpointStatus {
        shadows = List.copyOf(shadows);
    }
}
