/**
 * Endpoints over HTTP: the Open Inference Protocol v2 and MLflow's scoring requests, in JSON, over Jetty.
 *
 * <pre>{@code
 * try (InferenceServer server = InferenceServer.builder().endpoint(endpoint).port(8080).start()) {
 *     …
 * }
 * }</pre>
 *
 * <pre>{@code
 * curl -H 'Content-Type: application/json' localhost:8080/v2/models/churn/infer -d '
 *   {"inputs": [{"name": "age", "shape": [1], "datatype": "INT64", "data": [63]},
 *               {"name": "bmi", "shape": [1], "datatype": "FP64",  "data": [31.4]}]}'
 * }</pre>
 *
 * <table>
 * <caption>What is served</caption>
 * <tr><th>path</th><th>answers</th></tr>
 * <tr><td>GET /v2</td><td>name and version of the server</td></tr>
 * <tr><td>GET /v2/health/live, /v2/health/ready</td><td>whether it lives, whether all models are ready</td></tr>
 * <tr><td>GET /v2/models/{model}[/versions/{version}]</td><td>columns, outputs, classes</td></tr>
 * <tr><td>GET /v2/models/{model}[/versions/{version}]/ready</td><td>whether it answers</td></tr>
 * <tr><td>POST /v2/models/{model}[/versions/{version}]/infer</td><td>the predictions as tensors</td></tr>
 * <tr><td>POST /invocations[?model={model}]</td><td>{@code {"predictions": […]}}</td></tr>
 * <tr><td>GET /ping, /health, /version</td><td>as MLflow's, but always in JSON</td></tr>
 * </table>
 *
 * <h2>Inputs</h2>
 *
 * <p>One tensor of two dimensions is taken by position, whatever its name: a row of it is a row, in the order of the
 * model's columns. Several tensors are taken by name, one for each of the model's columns, all of them and no others, of
 * shape {@code [n]} or {@code [n, 1]}; a column that an earlier champion took, while this server ran, may still be sent and
 * is left out, so that clients outlive an exchange. A lone tensor of one dimension is only understood by a model of one column: three
 * elements for three columns could be one row or three. Data are flat, or nested exactly as the shape says.
 *
 * <p>{@code null} is a missing cell. A number is taken as it is written whatever its datatype's width: 0.1 of FP32 (or
 * FP16) is the decimal 0.1, as it was in the training rows. Numbers must lie in the range of their datatype, and UINT64 in
 * that of a signed long. JSON has no NaN. Columns of numbers take every datatype of numbers; columns of booleans take
 * BOOL, or numbers that are 0 or 1; categories and texts take BYTES, and so do timestamps, in ISO 8601, where a date is its
 * midnight and UTC is meant without an offset.
 *
 * <p>The parameter {@code key} says whom a request is about, so that the same version answers while a canary has its share.
 * A path with a version is answered by it, while it is champion or canary.
 *
 * <p>{@code /invocations} takes {@code dataframe_split}, {@code dataframe_records}, {@code instances} or {@code inputs},
 * exactly one, and {@code params} with a {@code key}. Columns that the model does not take are left out there, and a record
 * that lacks a column that others have is missing it. Where several models are served, the query says which.
 *
 * <h2>Outputs</h2>
 *
 * <p>A classifier has {@code label}, BYTES of shape {@code [n]}, and {@code scores}, FP64 of shape {@code [n, classes]},
 * whose order the model's metadata tell as the parameters {@code class_0}, {@code class_1}, …; a regressor has
 * {@code value}, FP64 of shape {@code [n]}. An output there is not is refused. The parameter {@code prediction_id} names
 * the prediction of one row for its late label; of more rows {@code prediction_series} does, and row i is called
 * {@code series:i}. {@code /invocations} tells the same in the headers {@code Prediction-Id}, {@code Prediction-Series} and
 * {@code Model-Version}.
 *
 * <h2>Errors</h2>
 *
 * <p>Always {@code {"error": "…"}}: 400 for what is malformed or does not agree, 404 for a path, model or version there is
 * not, 405 with {@code Allow}, 408 for what takes too long to arrive, 413 for a body too large or of too many elements, 415
 * for another media type (none at all is taken for JSON) or a packed body, 431 for too large a head, 500 without a reason, and 503 with
 * {@code Retry-After} where a model is not ready, or the server drains or has too much to do.
 */
@NullMarked
package org.evermodel.serving.http;

import org.jspecify.annotations.NullMarked;
