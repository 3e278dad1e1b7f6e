package org.evermodel.registry.keeper;

import java.util.List;
import java.util.Optional;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;

/** The fields of a routing's record, which are those of its last change, and of the records of all its changes. */
public final class RoutingContent {
    private static final String REVISION = "revision";
    private static final String CANARY = "canary";
    private static final String SHADOWS = "shadows";
    private static final String VERSION = "version";
    private static final String SHARE = "share";
    private static final String AT = "at";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";

    private RoutingContent() {}

    static Content write(RoutingLog.Recorded recorded, String actor) {
        return Content.builder()
                .put(REVISION, recorded.revision())
                .putList(
                        CANARY,
                        recorded.routing().canary().map(RoutingContent::canary).stream()
                                .toList())
                .putList(
                        SHADOWS,
                        recorded.routing().shadows().stream()
                                .map(RoutingContent::shadow)
                                .toList())
                .put(AT, recorded.at())
                .put(ACTOR, actor)
                .put(REASON, recorded.reason())
                .build();
    }

    private static Content canary(Routing.Canary canary) {
        return Content.builder()
                .put(VERSION, canary.version())
                .put(SHARE, canary.share())
                .build();
    }

    private static Content shadow(int version) {
        return Content.builder().put(VERSION, version).build();
    }

    /** The routing that a record tells of. */
    public static RoutingLog.Recorded read(Stored record) {
        return record.decode(content -> new RoutingLog.Recorded(
                content.number(REVISION), routing(content), content.instant(AT), content.text(REASON)));
    }

    private static Routing routing(Content content) {
        Optional<Routing.Canary> canary = content.list(CANARY).stream()
                .map(one -> new Routing.Canary((int) one.number(VERSION), one.real(SHARE)))
                .findFirst();
        List<Integer> shadows = content.list(SHADOWS).stream()
                .map(one -> (int) one.number(VERSION))
                .toList();
        return new Routing(canary, shadows);
    }
}
