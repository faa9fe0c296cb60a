package org.intone.audio;

import org.intone.testing.AudioReaderContract;
import org.intone.testing.Golden;

class WavReaderContractTest extends AudioReaderContract {
    @Override
    protected AudioReader reader() {
        return new WavReader();
    }

    @Override
    protected byte[] example() {
        return Golden.bytes("wav/reader_stereo_ext_i24.wav");
    }
}
