package org.evermodel.internal.shape;

import java.util.AbstractCollection;
import java.util.Iterator;
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

    /** Each is told when it is written: of a list that is too long, only as many as fit. */
    @Override
    public Object tell(String path, Object list) {
        return new Telling(path, (List<?>) list);
    }

    private final class Telling extends AbstractCollection<Object> {
        private final String path;
        private final List<?> list;

        Telling(String path, List<?> list) {
            this.path = path;
            this.list = list;
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public Iterator<Object> iterator() {
            Iterator<?> each = list.iterator();
            return new Iterator<>() {
                private int position;

                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Object next() {
                    String place = path + "[" + position++ + "]";
                    return element.tell(place, Told.present(place, each.next()));
                }
            };
        }
    }

    @Override
    public Object read(JsonIn in) {
        return in.items().stream().map(element::read).toList();
    }
}
