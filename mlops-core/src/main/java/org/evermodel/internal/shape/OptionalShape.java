package org.evermodel.internal.shape;

import java.util.Optional;
import org.evermodel.internal.JsonIn;
import org.jspecify.annotations.Nullable;

/** A value or nothing, told as the value or an empty list. */
record OptionalShape(Shape value) implements Shape {
    static Shape of(Shape value) {
        return new OptionalShape(value);
    }

    @Override
    public String form() {
        return "optional " + value.form();
    }

    @Override
    public int depth() {
        return 1 + value.depth();
    }

    @Override
    public Object tell(String path, Object optional) {
        return ((Optional<?>) optional)
                .<Object>map(each -> java.util.List.of(value.tell(path, each)))
                .orElseGet(java.util.List::of);
    }

    @Override
    public Object read(JsonIn in) {
        in.require(in.items().size() <= 1, "must have one item at most");
        Optional<@Nullable Object> read = in.items().stream().findFirst().map(value::read);
        return read;
    }
}
