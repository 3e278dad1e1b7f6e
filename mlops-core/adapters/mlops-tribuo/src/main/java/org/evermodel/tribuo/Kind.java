package org.evermodel.tribuo;

import java.util.function.Function;

/** How the answers of a stored model are worked out. The names are part of the stored form. */
enum Kind {
    LINEAR_CLASSES(LinearScorer::ofClasses),
    LINEAR_NUMBER(LinearScorer::ofNumber),
    TREE_CLASSES(TreeScorer::ofClasses),
    TREE_NUMBER(TreeScorer::ofNumber),
    BOOSTED_CLASSES(BoosterScorers::boostedClasses),
    BOOSTED_NUMBER(BoosterScorers::number),
    FOREST_CLASSES(BoosterScorers::forestClasses),
    WRAPPED_CLASSES(WrappedScorers::ofClasses),
    WRAPPED_NUMBER(WrappedScorers::ofNumber);

    private final Function<Stored, Scorer> compiler;

    Kind(Function<Stored, Scorer> compiler) {
        this.compiler = compiler;
    }

    boolean classifies() {
        return name().endsWith("_CLASSES");
    }

    Scorer compile(Stored model) {
        return compiler.apply(model);
    }
}
