package org.intone.cli;

import org.intone.model.Release;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"intone " + Release.version() + " on Java " + Runtime.version()};
    }
}
