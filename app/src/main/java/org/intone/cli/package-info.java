/** The {@code intone} command; one class a command. */
package org.intone.cli;
