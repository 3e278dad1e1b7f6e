package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.NotFoundException;
import org.evermodel.event.Event;
import org.evermodel.event.EventListener;
import org.evermodel.spi.MetadataStore;

/** Runs each task on its own course. */
final class LocalScheduler implements Scheduler {
    private final MetadataStore store;
    private final Workshop workshop;
    private final String owner;
    private final Duration patience;
    private final Map<String, Course> courses = new TreeMap<>();
    private boolean closed;

    LocalScheduler(MetadataStore store, Workshop workshop, String owner, Duration patience) {
        this.store = store;
        this.workshop = workshop;
        this.owner = owner;
        this.patience = patience;
    }

    @Override
    public void add(ScheduledTask task) {
        Course course = new Course(task, new Book(store, task.name()), workshop, owner);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("task " + task.name() + " comes too late: the scheduler is closed");
            }
            if (courses.putIfAbsent(task.name(), course) != null) {
                throw new IllegalArgumentException("there is a task " + task.name() + " already; names are unique");
            }
        }
        open(course);
    }

    /** One that could not be opened can be added again. */
    private void open(Course course) {
        boolean opened = false;
        try {
            course.open();
            opened = true;
        } finally {
            if (!opened) {
                course.stop();
                forget(course);
            }
        }
    }

    private synchronized void forget(Course course) {
        courses.remove(course.name(), course);
    }

    @Override
    public void fire(String task, String because) {
        course(task).fire(because);
    }

    @Override
    public EventListener events() {
        return this::hear;
    }

    private void hear(Event event) {
        all().forEach(course -> course.hear(event));
    }

    private synchronized List<Course> all() {
        return List.copyOf(courses.values());
    }

    @Override
    public Optional<Instant> next(String task) {
        return course(task).next();
    }

    private synchronized Course course(String task) {
        Course course = courses.get(task);
        if (course == null) {
            throw new NotFoundException("there is no task \"" + task + "\"; there are " + courses.keySet());
        }
        return course;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        // First nothing is begun any more, then all are cancelled, and only then any is waited for.
        List<Course> open = all();
        open.forEach(Course::stop);
        open.forEach(Course::cancel);
        Duration left = patience;
        for (Course course : open) {
            left = course.await(left);
        }
    }

    @Override
    public String toString() {
        return "Scheduler[" + all().stream().map(Course::name).toList() + "]";
    }
}
