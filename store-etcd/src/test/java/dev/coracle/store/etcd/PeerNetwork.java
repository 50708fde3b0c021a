package dev.coracle.store.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the members of an etcd reach each other through. It can be cut between any two, in one direction or both: what
 * one sends the other then stands still, until it goes on. Who speaks is known from what members send along first.
 */
final class PeerNetwork implements AutoCloseable {
    private record Link(int from, int to) {}

    private static final Pattern SENDER = Pattern.compile("X-Server-From: ([0-9a-f]+)");
    private static final int UNKNOWN = -1;

    private final List<ServerSocket> doors = new ArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition healed = lock.newCondition();
    private final Set<Link> cut = new HashSet<>();
    private final Map<String, Integer> members = new TreeMap<>();

    /** Another way to a member, the next one. */
    URI to(URI member) {
        try {
            int index = doors.size();
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            doors.add(door);
            run(() -> accept(door, index, member));
            return URI.create(member.getScheme() + "://127.0.0.1:" + door.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells which member has which id. */
    void know(long id, int member) {
        lock.lock();
        try {
            members.put(Long.toHexString(id), member);
        } finally {
            lock.unlock();
        }
    }

    /** Stops what one member sends another. */
    void cut(int from, int to) {
        lock.lock();
        try {
            cut.add(new Link(from, to));
        } finally {
            lock.unlock();
        }
    }

    /** Lets everything through again. */
    void heal() {
        lock.lock();
        try {
            cut.clear();
            healed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept(ServerSocket door, int index, URI target) {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                sockets.add(caller);
                run(() -> connect(caller, index, target));
            } catch (IOException ignored) {
                // closed
            }
        }
    }

    /** Its first words say who calls. */
    private void connect(Socket caller, int callee, URI target) {
        try (caller;
                Socket member = new Socket(target.getHost(), target.getPort())) {
            sockets.add(member);
            byte[] words = new byte[8192];
            int length = Math.max(0, caller.getInputStream().read(words));
            int from = sender(new String(words, 0, length, StandardCharsets.ISO_8859_1));
            run(() -> carry(member, caller, new Link(callee, from)));
            pass(words, length, member.getOutputStream(), new Link(from, callee));
            carry(caller, member, new Link(from, callee));
        } catch (IOException ignored) {
            // one of them is gone
        }
    }

    private int sender(String words) {
        Matcher matcher = SENDER.matcher(words);
        if (!matcher.find()) return UNKNOWN;
        lock.lock();
        try {
            return members.getOrDefault(matcher.group(1), UNKNOWN);
        } finally {
            lock.unlock();
        }
    }

    private void carry(Socket from, Socket to, Link link) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes))
                pass(bytes, read, to.getOutputStream(), link);
        } catch (IOException ignored) {
            // one of them is gone
        }
    }

    private void pass(byte[] bytes, int length, OutputStream out, Link link) throws IOException {
        lock.lock();
        try {
            while (cut.contains(link)) healed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
        out.write(bytes, 0, length);
        out.flush();
    }

    @Override
    public void close() {
        heal();
        try {
            for (ServerSocket door : doors) door.close();
            for (Socket socket : sockets) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "peer-network");
        thread.setDaemon(true);
        thread.start();
    }
}
