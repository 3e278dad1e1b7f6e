/**
 * What is remembered: versions of models and datasets, aliases with their history, lineage, and an audit log that proves
 * itself. Start at {@link org.evermodel.registry.Registry}.
 */
@NullMarked
package org.evermodel.registry;

import org.jspecify.annotations.NullMarked;
