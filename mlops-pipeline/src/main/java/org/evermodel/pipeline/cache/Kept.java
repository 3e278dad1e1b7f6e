package org.evermodel.pipeline.cache;

import org.evermodel.Digest;

/**
 * Where a value is kept.
 *
 * @param codec the name of the codec that wrote it
 * @param artifact the artifact that stands for it
 */
public record Kept(String codec, Digest artifact) {}
