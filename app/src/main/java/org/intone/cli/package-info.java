/**
 * The {@code intone} command: one class a subcommand. Results go to standard output, everything for people's eyes to
 * standard error; exit codes are 0 done, 1 failed, 2 wrong usage.
 *
 * <p>No arithmetic and no formatting of figures live here: commands read their options, call the other packages and print
 * what {@code org.intone.report} makes of the answer.
 *
 * <p>Read first: {@link org.intone.cli.Main}, {@link org.intone.cli.Terminal}, {@link org.intone.cli.PredictCommand}.
 */
package org.intone.cli;
