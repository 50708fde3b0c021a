package dev.coracle.apiserver;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;

/** A platform whose chance for names is always the same, or so many times. */
final class SameAgain implements Platform {
    private final Platform platform;
    private long left = Long.MAX_VALUE;

    SameAgain(Platform platform) {
        this.platform = platform;
    }

    /** Draws the same so many times more, and then something else. */
    void repeat(long times) {
        left = times;
    }

    @Override
    public Entropy entropy() {
        return new Entropy() {
            @Override
            public long nextLong() {
                return platform.entropy().nextLong();
            }

            @Override
            public Entropy stream(String name) {
                return name.equals("names") ? new Same() : platform.entropy().stream(name);
            }
        };
    }

    private final class Same implements Entropy {
        @Override
        public long nextLong() {
            return left-- > 0 ? 7 : platform.entropy().nextLong();
        }

        @Override
        public Entropy stream(String name) {
            return this;
        }
    }

    @Override
    public String name() {
        return platform.name();
    }

    @Override
    public Clock clock() {
        return platform.clock();
    }

    @Override
    public Worker worker(String name) {
        return platform.worker(name);
    }

    @Override
    public Platform process(String name) {
        return platform.process(name);
    }

    @Override
    public void pause() {
        platform.pause();
    }

    @Override
    public void resume() {
        platform.resume();
    }

    @Override
    public boolean isClosed() {
        return platform.isClosed();
    }

    @Override
    public void close() {
        platform.close();
    }
}
