package org.evermodel.registry.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.MlopsException;

/** Something cannot be taken away because something else depends on it. Take the dependents away first. */
public class DependentsException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;
    private final transient List<Dependent> dependents;

    /**
     * Says what depends on it.
     *
     * @param what what was to be done, such as "models:/churn/3 cannot be deleted"
     * @param dependents what depends on it, at least one
     */
    public DependentsException(String what, List<Dependent> dependents) {
        super(what + " while these depend on it: "
                + dependents.stream().limit(SHOWN).map(Dependent::toString).collect(Collectors.joining(", "))
                + (dependents.size() > SHOWN ? " and " + (dependents.size() - SHOWN) + " more" : ""));
        this.dependents = List.copyOf(dependents);
    }

    /** What depends on it. */
    public List<Dependent> dependents() {
        return dependents;
    }
}
