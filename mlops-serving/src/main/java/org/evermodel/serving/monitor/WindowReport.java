package org.evermodel.serving.monitor;

import java.util.Set;

/**
 * What a window looked like.
 *
 * @param window the window's number
 * @param activeAlarms the alarms that are up
 */
public record WindowReport(long window, Set<Alert.Kind> activeAlarms) {}
