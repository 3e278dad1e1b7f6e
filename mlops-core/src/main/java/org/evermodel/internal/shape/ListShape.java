package org.evermodel.internal.shape;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.internal.JsonIn;

/** Values in their order. */
record ListShape(Shape element) implements Shape {
    @Override
    public String form() {
        return "list of " + element.form();
    }

    @Override
    public int depth() {
        return 1 + element.depth();
    }

    @Override
    public Object tell(String path, Object list) {
        List<Object> told = new ArrayList<>();
        for (Object each : (List<?>) list) {
            String place = path + "[" + told.size() + "]";
            told.add(element.tell(place, Told.present(place, each)));
        }
        return told;
    }

    @Override
    public Object read(JsonIn in) {
        return in.items().stream().map(element::read).toList();
    }
}
