package dev.coracle.store.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network between a store and a member, that can be cut at any byte, or swallow everything. */
final class Proxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong connections = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowing = lock.newCondition();
    private boolean frozen;
    private long budget = Long.MAX_VALUE;

    Proxy(URI target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("accept", this::accept);
    }

    /** What a client connects to. */
    URI endpoint() {
        return URI.create(target.getScheme() + "://127.0.0.1:" + server.getLocalPort());
    }

    /** How often somebody has connected. */
    long connections() {
        return connections.get();
    }

    /** Cuts all connections when so many more bytes have come from the member. */
    void cutAfter(long bytes) {
        lock.lock();
        try {
            budget = bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing through from now on, without cutting anything. */
    void freeze() {
        lock.lock();
        try {
            frozen = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends {@link #freeze}: what was held back is lost with its connections. */
    void thaw() {
        cut();
        lock.lock();
        try {
            frozen = false;
            flowing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Cuts all connections now. */
    void cut() {
        List<Socket> here = List.copyOf(sockets); // and none that comes meanwhile
        here.forEach(Proxy::close);
        sockets.removeAll(here);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thaw();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException ignored) {
                // the server is closed
            }
        }
    }

    private void connect(Socket client) {
        connections.incrementAndGet();
        try {
            Socket member = new Socket(target.getHost(), target.getPort());
            sockets.add(client);
            sockets.add(member);
            run("up", () -> carry(client, member, false));
            run("down", () -> carry(member, client, true));
        } catch (IOException e) {
            close(client); // the member is not there
        }
    }

    private void carry(Socket from, Socket to, boolean counts) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                int passed = counts ? take(read) : read;
                awaitFlow();
                out.write(bytes, 0, passed);
                out.flush();
                if (passed == read) continue;
                cut();
                return; // which may not be among them yet
            }
        } catch (IOException ignored) {
            // cut, by whomever
        }
    }

    private int take(int wanted) {
        lock.lock();
        try {
            int taken = (int) Math.min(wanted, budget);
            if (taken < wanted) budget = Long.MAX_VALUE;
            else if (budget != Long.MAX_VALUE) budget -= taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void awaitFlow() {
        lock.lock();
        try {
            while (frozen) flowing.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is gone in any case
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
