/**
 * Whether later data still look like those a model was trained on.
 *
 * <pre>{@code
 * Profile reference = Profile.of(training);
 * DriftReport report = Drift.between(reference, Profile.of(today, reference), DriftPolicy.defaults());
 * report.drifted().forEach(column -> log.warn("{}", column));
 * }</pre>
 *
 * <p>A column has drifted only where the change is large enough to matter and cannot be chance; where there are too few
 * rows to tell, that is what the verdict says.
 */
@NullMarked
package org.evermodel.drift;

import org.jspecify.annotations.NullMarked;
