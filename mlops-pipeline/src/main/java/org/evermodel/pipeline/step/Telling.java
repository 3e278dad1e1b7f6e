package org.evermodel.pipeline.step;

import java.util.List;
import java.util.function.Consumer;
import org.evermodel.port.Along;
import org.evermodel.spi.MetadataStore;

/** What goes along with a change, with what comes of the change told first: so what is written tells it as well. */
record Telling<T>(Along<T> along, Consumer<T> tell) implements Along<T> {
    @Override
    public boolean belongsIn(MetadataStore store) {
        return along.belongsIn(store);
    }

    @Override
    public List<MetadataStore.Write> writes(T result) {
        tell.accept(result);
        return along.writes(result);
    }

    @Override
    public void written() {
        along.written();
    }
}
