package org.evermodel.port;

import java.util.List;
import org.evermodel.spi.MetadataStore;

record NothingAlong<T>() implements Along<T> {
    @Override
    public boolean belongsIn(MetadataStore store) {
        return false;
    }

    @Override
    public List<MetadataStore.Write> writes(T result) {
        return List.of();
    }

    @Override
    public void written() {}
}
