package org.evermodel.serving.http;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The cells of the first row by name, to be gone through once: spares a request for one row a map of its own. */
final class FirstRow extends AbstractMap<String, @Nullable Object> {
    private final List<Grid.Lane> lanes;

    FirstRow(List<Grid.Lane> lanes) {
        this.lanes = lanes;
    }

    @Override
    public int size() {
        return lanes.size();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        for (Grid.Lane lane : lanes) {
            action.accept(lane.field().name(), lane.value(0));
        }
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        forEach(copy::put);
        return copy.entrySet();
    }
}
