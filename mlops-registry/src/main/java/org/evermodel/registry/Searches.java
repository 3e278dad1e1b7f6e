package org.evermodel.registry;

import org.evermodel.ModelVersion;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.tracking.Experiment;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/**
 * Finds what the registry remembers by filters, in any order, page by page, from the store's indexes.
 *
 * <pre>{@code
 * registry.search().runs(Search.where("metrics.auc > 0.9 and tags.team = 'risk'").orderedBy("metrics.auc DESC"));
 * registry.search().versions(Search.where("name LIKE 'churn%' and alias = 'champion'"));
 * }</pre>
 *
 * <p>Everything has tags but where it is said otherwise; timestamps are numbers, milliseconds since 1970.
 * All methods throw {@link org.evermodel.registry.search.InvalidSearchException} where a search asks for what there is not
 * to be asked. Thread-safe.
 */
public interface Searches {
    /** Runs, the last one first unless told; see {@link Experiments#search} for what they are searched by. */
    Found<Run> runs(Search search);

    /**
     * Experiments, in order of their names unless told.
     *
     * <table>
     * <caption>What experiments are searched by</caption>
     * <tr><th>{@code name, experiment_id}</th><td>a text</td></tr>
     * <tr><th>{@code creation_time}</th><td>a number</td></tr>
     * </table>
     */
    Found<Experiment> experiments(Search search);

    /**
     * Registered models, in order of their names unless told.
     *
     * <table>
     * <caption>What models are searched by</caption>
     * <tr><th>{@code name, id}</th><td>a text</td></tr>
     * <tr><th>{@code creation_timestamp}</th><td>a number</td></tr>
     * <tr><th>{@code last_updated_timestamp}</th><td>when it last got a version, a tag, a name or a description, or was
     *     deleted or restored; a number</td></tr>
     * </table>
     */
    Found<RegisteredModel> models(Search search);

    /**
     * Versions of all models, the last registered first unless told. Versions of deleted models are left out unless all are
     * asked for.
     *
     * <table>
     * <caption>What model versions are searched by</caption>
     * <tr><th>{@code name}</th><td>the name of the model, a text; it cannot order</td></tr>
     * <tr><th>{@code alias}</th><td>an alias that names it now, a text; it cannot order</td></tr>
     * <tr><th>{@code status, run_id}</th><td>a text</td></tr>
     * <tr><th>{@code version_number, creation_timestamp}</th><td>a number</td></tr>
     * <tr><th>{@code last_updated_timestamp}</th><td>when its status, tags or description last changed; its registration
     *     until then; a number</td></tr>
     * </table>
     */
    Found<ModelVersion> versions(Search search);

    /**
     * Versions of all datasets, the last registered first unless told.
     *
     * <table>
     * <caption>What dataset versions are searched by</caption>
     * <tr><th>{@code name}</th><td>the name of the dataset, a text; it cannot order</td></tr>
     * <tr><th>{@code digest}</th><td>the fingerprint, such as {@code sha256:…}, a text</td></tr>
     * <tr><th>{@code source, user}</th><td>where it came from and who registered it, a text</td></tr>
     * <tr><th>{@code version_number, rows, creation_timestamp}</th><td>a number</td></tr>
     * </table>
     */
    Found<DatasetVersion> datasets(Search search);
}
