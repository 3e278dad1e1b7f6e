package org.evermodel.testkit;

import java.time.Clock;
import org.evermodel.port.RoutingLog;

class InMemoryRoutingLogTest extends RoutingLogContract {
    private final RoutingLog log = RoutingLog.inMemory(Clock.systemUTC());

    @Override
    protected RoutingLog log() {
        return log;
    }
}
