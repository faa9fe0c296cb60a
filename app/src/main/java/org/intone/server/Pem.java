package org.intone.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate and its key, as {@code openssl} and certbot write them. No state. */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private Pem() {}

    /**
     * Reads both into a store without a password.
     *
     * @throws IllegalArgumentException if one is none or they do not belong together, naming the file
     */
    static KeyStore keyStore(TlsFiles files) throws IOException {
        Certificate[] chain = certificates(files.certificate()).toArray(Certificate[]::new);
        PrivateKey key = key(files.key(), chain[0].getPublicKey().getAlgorithm());
        try {
            // The store takes any pair, and then every handshake fails.
            if (!belongTogether(key, chain[0].getPublicKey())) {
                throw new IllegalArgumentException(files.key() + ": is no key for " + files.certificate());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(files.key() + ": is no key for " + files.certificate(), e);
        }
    }

    /** Whether the one verifies what the other signs. */
    private static boolean belongTogether(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(text);
        return signature.verify(signed);
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + ": holds no certificate, expected BEGIN CERTIFICATE", e);
        }
        throw new IllegalArgumentException(file + ": holds no certificate, expected BEGIN CERTIFICATE");
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        Matcher key = KEY.matcher(Files.readString(file));
        if (!key.find()) {
            throw new IllegalArgumentException(
                    file + ": holds no BEGIN PRIVATE KEY; make one of another form by: openssl pkcs8 -topk8 -nocrypt");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(key.group(1));
        for (String name : List.of(algorithm, "RSA", "EC", "Ed25519")) {
            Optional<PrivateKey> found = key(bytes, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalArgumentException(file + ": is a broken key, or of a kind that this Java does not know");
    }

    private static Optional<PrivateKey> key(byte[] bytes, String algorithm) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
