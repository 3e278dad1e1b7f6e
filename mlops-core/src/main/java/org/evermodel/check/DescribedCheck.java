package org.evermodel.check;

import java.util.Optional;
import org.evermodel.data.Schema;

/** A check that is told under another name, with another severity or with a reason. */
record DescribedCheck(Check check, String name, Severity severity, Optional<String> description) implements Check {
    DescribedCheck {
        if (name.isBlank() || description.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("the name and the reason of a check must not be blank, but are \"" + name
                    + "\" and " + description);
        }
        check = check instanceof DescribedCheck outer ? outer.check : check;
    }

    @Override
    public Inspection begin(Schema schema) {
        Inspection inner = check.begin(schema);
        return new Inspection() {
            @Override
            public void add(Part part) {
                inner.add(part);
            }

            @Override
            public Finding finish() {
                return inner.finish().named(name);
            }
        };
    }

    @Override
    public String toString() {
        return severity == Severity.ERROR ? name : severity + " " + name;
    }
}
