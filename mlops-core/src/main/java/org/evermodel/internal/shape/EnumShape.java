package org.evermodel.internal.shape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.internal.JsonIn;

/** A constant of an enum, told by its name. */
record EnumShape(Class<?> type) implements Shape {
    @Override
    public String form() {
        return type.getSimpleName() + constants().stream().map(Enum::name).collect(Collectors.joining("|", "(", ")"));
    }

    private List<Enum<?>> constants() {
        return Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(each -> (Enum<?>) each)
                .toList();
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public Object tell(String path, Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object read(JsonIn in) {
        String name = in.text();
        List<Enum<?>> found =
                constants().stream().filter(each -> each.name().equals(name)).toList();
        in.require(!found.isEmpty(), "must be one of " + constants());
        return found.get(0);
    }
}
