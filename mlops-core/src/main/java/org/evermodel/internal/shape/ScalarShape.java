package org.evermodel.internal.shape;

import java.util.function.Function;
import org.evermodel.internal.JsonIn;

/** A plain value, told as one text, number or truth value. */
record ScalarShape(
        String form, Class<?> type, Class<?> primitive, Function<Object, Object> out, Function<JsonIn, Object> in)
        implements Shape {
    @Override
    public int depth() {
        return 0;
    }

    @Override
    public Object tell(String path, Object value) {
        try {
            return out.apply(type.cast(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " " + e.getMessage(), e);
        }
    }

    @Override
    public Object read(JsonIn json) {
        return in.apply(json);
    }
}
