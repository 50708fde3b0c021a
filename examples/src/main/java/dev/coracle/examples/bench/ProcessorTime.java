package dev.coracle.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.coracle.platform.Clock;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/** The time that processors have spent on something; hardly longer where others use the machine as well. */
enum ProcessorTime implements Clock {
    /** On the thread that asks. */
    OF_THIS_THREAD {
        @Override
        public long nanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    },

    /** On the JVM, its compiler and collector included. */
    OF_ALL {
        @Override
        public long nanos() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    };

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos());
    }
}
