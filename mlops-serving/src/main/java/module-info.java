/** What is live: endpoints, their monitoring and the retraining of what they serve. */
module org.evermodel.serving {
    requires transitive org.evermodel.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.evermodel.serving;
    exports org.evermodel.serving.retrain;
    exports org.evermodel.serving.monitor;
}
