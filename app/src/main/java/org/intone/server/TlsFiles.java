package org.intone.server;

import java.nio.file.Path;

/**
 * What HTTPS needs.
 *
 * @param certificate the server's certificate in PEM, those that signed it behind it
 * @param key its private key in PEM (PKCS 8), not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
