/**
 * Registered models and datasets, their versions, and who must agree to a change. Start at {@link
 * org.evermodel.registry.catalogue.RegisteredModels} and {@link org.evermodel.registry.catalogue.RegisteredDatasets}.
 */
@NullMarked
package org.evermodel.registry.catalogue;

import org.jspecify.annotations.NullMarked;
