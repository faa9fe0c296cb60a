/**
 * Recognition over HTTP and WebSocket, and the web page that uses it.
 *
 * <p>Read first: {@link org.intone.server.IntoneServer}, which starts and stops; {@code ErrorCode}, what can go wrong for a client;
 * {@code Upload}, what a client sent, which lives as long as its request.
 *
 * <p>It computes nothing on sound: it reads requests within limits, calls the model and writes what it says.
 */
package org.intone.server;
