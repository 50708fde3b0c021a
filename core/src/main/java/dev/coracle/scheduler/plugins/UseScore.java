package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.plugins.ScoringStrategy.Point;
import java.util.List;

/** Turns the use of a node into a score. Pure; whole numbers as Kubernetes divides them. */
interface UseScore {
    long of(ResourceUse use);

    static UseScore of(ScoringStrategy strategy) {
        return switch (strategy.type()) {
            case LEAST_ALLOCATED -> UseScore::leastAllocated;
            case MOST_ALLOCATED -> UseScore::mostAllocated;
            case REQUESTED_TO_CAPACITY_RATIO -> use -> byShape(use, strategy.shape());
        };
    }

    private static long leastAllocated(ResourceUse use) {
        long sum = 0;
        long weights = 0;
        for (int i = 0; i < use.size(); i++) {
            if (!use.counts(i)) continue;
            long free = Math.max(0, use.allocatable(i) - use.requested(i));
            sum += free * ScorePlugin.MAX_SCORE / use.allocatable(i) * use.weight(i);
            weights += use.weight(i);
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static long mostAllocated(ResourceUse use) {
        long sum = 0;
        long weights = 0;
        for (int i = 0; i < use.size(); i++) {
            if (!use.counts(i)) continue;
            long taken = Math.min(use.requested(i), use.allocatable(i));
            sum += taken * ScorePlugin.MAX_SCORE / use.allocatable(i) * use.weight(i);
            weights += use.weight(i);
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static long byShape(ResourceUse use, List<Point> shape) {
        long sum = 0;
        long weights = 0;
        for (int i = 0; i < use.size(); i++) {
            if (!use.counts(i)) continue;
            boolean over = use.requested(i) > use.allocatable(i);
            long percent = over ? 100 : use.requested(i) * 100 / use.allocatable(i);
            long score = at(shape, percent);
            if (score == 0) continue;
            sum += score * use.weight(i);
            weights += use.weight(i);
        }
        return weights == 0 ? 0 : Math.round((double) sum / weights);
    }

    private static long at(List<Point> shape, long percent) {
        for (int i = 0; i < shape.size(); i++) {
            Point point = shape.get(i);
            if (percent > point.utilization()) continue;
            if (i == 0) return height(point);
            Point before = shape.get(i - 1);
            long rise = (height(point) - height(before)) * (percent - before.utilization());
            return height(before) + rise / (point.utilization() - before.utilization());
        }
        return height(shape.get(shape.size() - 1));
    }

    private static long height(Point point) {
        return point.score() * (ScorePlugin.MAX_SCORE / 10);
    }
}
