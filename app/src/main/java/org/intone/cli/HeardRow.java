package org.intone.cli;

import org.intone.corpus.Utterance;
import org.intone.evaluate.Outcome;

/** A row of the manifest and what the model says of it. */
record HeardRow(Utterance row, Outcome plain) {}
