/** Trainers and models over Tribuo. */
// Every Tribuo jar whose classes are named here must be required, also those that others bring: automatic modules say
// nothing of what they need, and a jar nobody requires stays on the class path, out of reach of the named ones.
module org.evermodel.tribuo {
    requires com.google.protobuf;
    requires com.oracle.labs.mlrg.olcut;
    requires com.oracle.labs.mlrg.olcut.config.protobuf;
    requires transitive org.evermodel.core;
    requires transitive org.tribuo.classification.core;
    requires org.slf4j;
    requires org.tribuo.classification.dtree;
    requires org.tribuo.classification.sgd;
    requires org.tribuo.classification.xgboost;
    requires org.tribuo.common.sgd;
    requires org.tribuo.common.tree;
    requires org.tribuo.common.xgboost;
    requires transitive org.tribuo.core;
    requires org.tribuo.math;
    requires transitive org.tribuo.regression.core;
    requires org.tribuo.regression.rtree;
    requires org.tribuo.regression.sgd;
    requires org.tribuo.regression.xgboost;
    requires static transitive org.jspecify;

    exports org.evermodel.tribuo;

    // Tribuo's configuration system reads the settings of our optimiser for the provenance.
    opens org.evermodel.tribuo to
            com.oracle.labs.mlrg.olcut;
}
