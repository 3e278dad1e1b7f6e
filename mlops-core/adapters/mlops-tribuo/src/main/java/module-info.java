/** Trainers and models over Tribuo. */
module org.evermodel.tribuo {
    requires transitive org.evermodel.core;
    requires transitive org.tribuo.core;
    requires org.tribuo.classification.dtree;
    requires org.tribuo.classification.liblinear;
    requires org.tribuo.classification.sgd;
    requires org.tribuo.classification.xgboost;
    requires org.tribuo.regression.liblinear;
    requires org.tribuo.regression.rtree;
    requires org.tribuo.regression.sgd;
    requires org.tribuo.regression.slm;
    requires org.tribuo.regression.xgboost;
    requires static transitive org.jspecify;
}
