/**
 * Watches what is asked and answered, joins the labels that come late, and tells when something is no longer what it was.
 *
 * <pre>{@code
 * Monitor monitor = Monitor.builder(Reference.of(champion))
 *     .windows(Windows.ofRows(1_000))
 *     .maturity(Maturity.within(Duration.ofDays(7), 0.8))
 *     .listener(retrainer)
 *     .open();
 * Endpoint endpoint = Endpoint.builder(name, registry.models()).listener(monitor).open();
 * Answer answer = endpoint.predict(row);
 * monitor.label(answer.id(), "yes");
 * }</pre>
 *
 * <p>An alarm is about the data's quality, the inputs, the answers, or the error by late labels. It goes up when a change
 * is large and certain in several windows, is told once, and is over when all is as before.
 */
@NullMarked
package org.evermodel.serving.monitor;

import org.jspecify.annotations.NullMarked;
