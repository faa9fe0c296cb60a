package org.intone.corpus;

/**
 * A fault that a scan found.
 *
 * @param file as the manifest names it, or would
 * @param fault what is wrong
 * @param detail in words: the other file, the number of channels, the decoder's message
 */
public record FaultyFile(String file, Fault fault, String detail) {}
