package org.evermodel.serving.http;

import java.net.InetAddress;
import java.time.Duration;

/**
 * What a server was told.
 *
 * @param inFlightBytes of all bodies that arrive or are answered at one time, and of all replies that are made or written
 * @param idle how long a connection may be silent
 * @param arrival how long a request may take to arrive, however steadily it drips
 */
record Settings(
        InetAddress address,
        int port,
        int bodyBytes,
        int headerBytes,
        int depth,
        int elements,
        int rows,
        long inFlightBytes,
        int concurrent,
        int connections,
        Duration idle,
        Duration arrival,
        Duration drain) {}
