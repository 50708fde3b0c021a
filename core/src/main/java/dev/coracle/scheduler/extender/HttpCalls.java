package dev.coracle.scheduler.extender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** The way to an extender over the network. */
public final class HttpCalls implements ExtenderCalls {
    private final int timeoutMillis;
    private final Optional<ExtenderTls> tls;

    /**
     * A way.
     *
     * @param timeout how long to wait for a connection, and for the answer
     * @param tls whom to trust, where the addresses are {@code https}; empty for whom Java trusts
     */
    public HttpCalls(Duration timeout, Optional<ExtenderTls> tls) {
        timeoutMillis = Math.toIntExact(timeout.toMillis());
        this.tls = tls;
    }

    @Override
    public String post(URI address, String document) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            if (connection instanceof HttpsURLConnection https) tls.ifPresent(it -> it.secure(https));
            return exchange(connection, address, document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ExtenderException("Post \"" + address + "\": " + e.getMessage(), e);
        }
    }

    private String exchange(HttpURLConnection connection, URI address, byte[] document) throws IOException {
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(document.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(document);
        }
        int code = connection.getResponseCode();
        if (code != HttpURLConnection.HTTP_OK) {
            throw new ExtenderException("failed with extender at URL " + address + ", code " + code);
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
