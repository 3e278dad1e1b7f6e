package org.evermodel.registry.tracking;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.port.RunHistory;
import org.evermodel.port.RunRecorder;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;

/**
 * Experiments and their runs. A pipeline records its runs here as in any {@link RunRecorder}; an experiment comes into
 * being with its first run.
 *
 * <pre>{@code
 * Recording run = registry.experiments().start(new ExperimentName("readmission"), "nightly");
 * run.params(Map.of("depth", "6"));
 * run.metrics(Map.of("rocAuc", 0.91), 1);
 * run.end(Outcome.FINISHED, "trained");
 * Run recorded = registry.experiments().find(run.id()).orElseThrow();
 * }</pre>
 *
 * <p>A run that goes on has an owner, the registry that started it. The owner has a lease, which it renews while it lives.
 * Where an owner dies its runs are shown so, and {@link #endOrphans} ends them as killed; an owner that comes back after
 * that, because it was only asleep, is refused with an IllegalStateException that says who ended the run. Leases are told
 * by the clocks of the hosts, which should agree within a small part of a lease.
 *
 * <p>Thread-safe, and so are the recordings it hands out. What is changed here is told in the audit log.
 */
public interface Experiments extends RunRecorder, RunHistory {
    /** The names of all experiments that were not deleted, in order. */
    List<ExperimentName> names();

    /** The experiment of that name, deleted or not. */
    Optional<Experiment> experiment(ExperimentName name);

    /** The runs of an experiment that were not deleted, the last one first; none where there is no such experiment. */
    List<Run> runs(ExperimentName experiment);

    /**
     * A page of the runs of all experiments that meet a filter, the last one first unless told. Runs of deleted
     * experiments are left out unless all are asked for. Throws {@link org.evermodel.registry.search.InvalidSearchException} where it
     * asks for what runs do not have.
     *
     * <table>
     * <caption>What runs are searched by</caption>
     * <tr><th>{@code metrics.}<i>name</i></th><td>the last value, a number; NaN meets nothing</td></tr>
     * <tr><th>{@code params.}<i>name</i>, {@code tags.}<i>name</i></th><td>a text. Of one longer than 500 characters
     *     patterns see the first 400</td></tr>
     * <tr><th>{@code run_id, run_name, parent_run_id, user}</th><td>a text</td></tr>
     * <tr><th>{@code status}</th><td>a text, the name of a {@link RunStatus}</td></tr>
     * <tr><th>{@code experiment}</th><td>the name of its experiment, a text; it cannot order</td></tr>
     * <tr><th>{@code start_time, end_time}</th><td>a number, milliseconds since 1970</td></tr>
     * <tr><th>{@code duration}</th><td>a number, milliseconds</td></tr>
     * <tr><th>{@code datasets.digest}</th><td>the digest of content it read, by {@code =} and {@code !=}</td></tr>
     * </table>
     */
    Found<Run> search(Search search);

    /** The run as it stands, deleted or not, if it was recorded here. */
    Optional<Run> find(RunId id);

    /** The runs that are part of a run and were not deleted, the first one first. */
    List<Run> children(RunId id);

    /** All values of one name that a run logged, in the order of logging. */
    List<MetricPoint> history(RunId id, String metric);

    /**
     * Opens an artifact of a run. Its bytes are verified as they are read. Throws {@link org.evermodel.NotFoundException}
     * where there is no such run or it keeps nothing of that name.
     */
    InputStream open(RunId id, String artifact);

    /**
     * Compares runs: what differs and what does not. Throws {@link org.evermodel.NotFoundException} where one is not there,
     * and IllegalArgumentException for fewer than two.
     */
    RunComparison compare(List<RunId> runs);

    /** The runs that have not ended, of owners dead or alive, the first one first. */
    List<Run> inFlight();

    /** Ends the runs whose owners have died as killed, and returns them as they are then. */
    List<Run> endOrphans();

    /**
     * Deletes a run: it stays as it is, but searches and lists leave it out. Throws IllegalStateException where it goes on,
     * or where a model version came from it that was not deleted, and {@link org.evermodel.NotFoundException} where it is
     * not there. Does nothing where it was deleted before.
     */
    Run delete(RunId id, String reason);

    /** Takes the deletion of a run back. Throws {@link org.evermodel.NotFoundException} where it is not there. */
    Run restore(RunId id, String reason);

    /**
     * Deletes an experiment: it stays as it is, but searches and lists leave it and its runs out, and no run can start in
     * it. Throws IllegalStateException where a run of it goes on, and {@link org.evermodel.NotFoundException} where it is
     * not there.
     */
    Experiment delete(ExperimentName name, String reason);

    /** Takes the deletion of an experiment back. Throws {@link org.evermodel.NotFoundException} where it is not there. */
    Experiment restore(ExperimentName name, String reason);

    /**
     * Gives an experiment another name, which stands for it at once everywhere. Throws
     * {@link org.evermodel.NotFoundException} where it is not there, and IllegalStateException where the other name is taken.
     */
    Experiment rename(ExperimentName name, ExperimentName newName, String reason);

    /** Gives an experiment tags; others stay. Throws {@link org.evermodel.NotFoundException} where it is not there. */
    Experiment tag(ExperimentName name, Map<String, String> tags);

    /** Takes tags off an experiment. Throws {@link org.evermodel.NotFoundException} where it is not there. */
    Experiment untag(ExperimentName name, Set<String> tags);
}
