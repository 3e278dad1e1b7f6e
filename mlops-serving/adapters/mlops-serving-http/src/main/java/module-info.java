/** Endpoints over HTTP, in the Open Inference Protocol. */
module org.evermodel.serving.http {
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires transitive org.evermodel.serving;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.evermodel.serving.http;
}
