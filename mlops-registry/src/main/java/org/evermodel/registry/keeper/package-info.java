/** How models, datasets, aliases, routings and approvals are kept. Not exported. */
@NullMarked
package org.evermodel.registry.keeper;

import org.jspecify.annotations.NullMarked;
