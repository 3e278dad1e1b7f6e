/**
 * Who changed what, when and why, and whether all is as it was left. Start at {@link org.evermodel.registry.audit.AuditLog}.
 */
@NullMarked
package org.evermodel.registry.audit;

import org.jspecify.annotations.NullMarked;
