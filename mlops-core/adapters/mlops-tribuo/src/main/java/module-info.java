/** Trainers and models over Tribuo. */
// Every Tribuo jar whose classes are named here must be required, also those that others bring: automatic modules say
// nothing of what they need, and a jar nobody requires stays on the class path, out of reach of the named ones.
module org.evermodel.tribuo {
    requires com.oracle.labs.mlrg.olcut;
    requires transitive org.evermodel.core;
    requires org.tribuo.classification.core;
    requires org.tribuo.classification.dtree;
    requires org.tribuo.classification.liblinear;
    requires org.tribuo.classification.sgd;
    requires org.tribuo.classification.xgboost;
    requires org.tribuo.common.liblinear;
    requires org.tribuo.common.sgd;
    requires org.tribuo.common.tree;
    requires org.tribuo.common.xgboost;
    requires transitive org.tribuo.core;
    requires org.tribuo.math;
    requires org.tribuo.regression.core;
    requires org.tribuo.regression.liblinear;
    requires org.tribuo.regression.rtree;
    requires org.tribuo.regression.sgd;
    requires org.tribuo.regression.slm;
    requires org.tribuo.regression.xgboost;
    requires static transitive org.jspecify;
}
