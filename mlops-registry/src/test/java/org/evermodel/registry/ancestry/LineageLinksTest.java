package org.evermodel.registry.ancestry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.evermodel.port.LineageLog;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class LineageLinksTest {
    private static final int MANY = 1_200;
    private static final LineageNode PLACE = new LineageNode.OfDeployment("eu-west");

    private final AtomicInteger searches = new AtomicInteger();
    private final LineageLinks links = new LineageLinks(
            new Ledger(counted(Storage.inMemory().metadata()), Clock.systemUTC(), new SplittableRandom(1), "tester"));

    private MetadataStore counted(MetadataStore store) {
        return (MetadataStore) Proxy.newProxyInstance(
                MetadataStore.class.getClassLoader(),
                new Class<?>[] {MetadataStore.class},
                (proxy, method, arguments) -> {
                    if (arguments != null
                            && arguments[0] instanceof RecordQuery query
                            && query.kind().equals(Kinds.LINEAGE_LINK)) {
                        searches.incrementAndGet();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aPageOfLinksIsReadWhenItIsWanted() {
        links.add(IntStream.range(0, MANY)
                .mapToObj(number -> new LineageLog.Link(
                        new LineageLog.OfDeployment("eu-west"),
                        new LineageLog.OfDeployment("mirror-" + number),
                        "",
                        Map.of()))
                .toList());
        Iterator<Edge> edges = links.from(PLACE).iterator();

        assertThat(edges.next().from()).isEqualTo(PLACE);
        assertThat(searches).hasValue(1);

        int rest = 0;
        for (; edges.hasNext(); edges.next()) {
            rest++;
        }
        assertThat(rest).isEqualTo(MANY - 1);
        assertThat(searches).hasValue(3);
    }

    @Test
    void aNodeWithoutLinksHasNoEdges() {
        assertThat(links.into(PLACE)).isEmpty();
    }
}
