package org.evermodel.internal.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.internal.JsonIn;

/** Different values, told in the order of their texts, so that equal sets are told alike. */
record SetShape(Shape element) implements Shape {
    @Override
    public String form() {
        return "set of " + element.form();
    }

    @Override
    public int depth() {
        return 1 + element.depth();
    }

    @Override
    public Object tell(String path, Object set) {
        List<Object> told = new ArrayList<>();
        for (Object each : (Set<?>) set) {
            told.add(element.tell(path, Told.present(path, each)));
        }
        told.sort(Comparator.comparing(Object::toString));
        return told;
    }

    @Override
    public Object read(JsonIn in) {
        Set<Object> read = new LinkedHashSet<>();
        for (JsonIn item : in.items()) {
            item.require(read.add(element.read(item)), "must not stand in a set twice");
        }
        return Collections.unmodifiableSet(read);
    }
}
