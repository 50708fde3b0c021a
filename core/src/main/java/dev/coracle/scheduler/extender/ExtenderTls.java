package dev.coracle.scheduler.extender;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom an extender is told to be, and whom to trust, on connections by TLS. Immutable. */
public final class ExtenderTls {
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;

    /**
     * Credentials.
     *
     * @param authorities whom to trust to say who the extender is, as PEM; empty for whom Java trusts
     * @param certificate the scheduler's own, as PEM; empty for none
     * @param key its key, unencrypted PKCS #8 as PEM
     * @throws IllegalArgumentException where these are none
     */
    public ExtenderTls(Optional<String> authorities, Optional<String> certificate, Optional<String> key) {
        try {
            context = SSLContext.getInstance("TLS");
            TrustManager @Nullable [] trusted = authorities.isEmpty() ? null : trusted(authorities.get());
            KeyManager @Nullable [] own = certificate.isEmpty() ? null : own(certificate.get(), key.orElse(""));
            context.init(own, trusted, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not usable for TLS: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trusted(String authorities) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int count = 0;
        for (Certificate authority : certificates(authorities)) store.setCertificateEntry("ca" + count++, authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] own(String certificate, String key) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        List<Certificate> chain = List.copyOf(certificates(certificate));
        if (chain.isEmpty()) throw new GeneralSecurityException("no certificate");
        String algorithm = chain.get(0).getPublicKey().getAlgorithm();
        store.setKeyEntry("own", key(key, algorithm), NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }

    private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
        String begin = "-----BEGIN PRIVATE KEY-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from) throw new GeneralSecurityException("the key must be PKCS #8 in PEM");
        byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    void secure(HttpsURLConnection connection) {
        connection.setSSLSocketFactory(context.getSocketFactory());
    }
}
