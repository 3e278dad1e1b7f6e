/** What is run: typed steps and gates. */
module org.evermodel.pipeline {
    requires com.fasterxml.jackson.databind;
    requires transitive org.evermodel.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.evermodel.pipeline;
    exports org.evermodel.pipeline.report;
    exports org.evermodel.pipeline.reproduce;
    exports org.evermodel.pipeline.schedule;
    exports org.evermodel.pipeline.step;
    exports org.evermodel.pipeline.testing;
}
