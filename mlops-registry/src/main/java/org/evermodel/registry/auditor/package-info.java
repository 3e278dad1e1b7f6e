/** How the audit log is read and a store is looked through. Not exported. */
@NullMarked
package org.evermodel.registry.auditor;

import org.jspecify.annotations.NullMarked;
