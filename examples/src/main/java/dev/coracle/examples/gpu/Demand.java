package dev.coracle.examples.gpu;

import java.util.List;

/**
 * What matters of a pod when GPUs are packed.
 *
 * @param cpuMillis CPU that it asks for, in thousandths of a core
 * @param memoryBytes memory that it asks for
 * @param gpu what it asks of GPUs
 * @param models GPU models that it can use; empty for any
 */
public record Demand(long cpuMillis, long memoryBytes, GpuRequest gpu, List<String> models) {}
