package org.evermodel.serving.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down what a monitor tells. Thread-safe. */
final class Notes implements MonitorListener {
    final List<WindowReport> windows = Collections.synchronizedList(new ArrayList<>());
    final List<Cohort> cohorts = Collections.synchronizedList(new ArrayList<>());
    final List<Cohort> shadows = Collections.synchronizedList(new ArrayList<>());
    final List<Alert> alerts = Collections.synchronizedList(new ArrayList<>());
    final List<Lapse> lapses = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void windowClosed(WindowReport window) {
        windows.add(window);
    }

    @Override
    public void matured(Cohort cohort) {
        cohorts.add(cohort);
    }

    @Override
    public void shadowMatured(Cohort cohort) {
        shadows.add(cohort);
    }

    @Override
    public void alerted(Alert alert) {
        alerts.add(alert);
    }

    @Override
    public void lapsed(Lapse lapse) {
        lapses.add(lapse);
    }

    List<Alert.Kind> kinds() {
        return alerts.stream().map(Alert::kind).toList();
    }
}
