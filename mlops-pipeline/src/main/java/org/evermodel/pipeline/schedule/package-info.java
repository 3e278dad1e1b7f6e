/**
 * Pipelines that start by themselves: by the clock, by what happens in a registry, or when somebody says so, each time once
 * however many processes keep the same schedule.
 */
@NullMarked
package org.evermodel.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
