// In the sound thread: hands on the microphone's samples in chunks of 40 ms (at 16 kHz), so that little is waited for.
const CHUNK = 640;

class Pcm extends AudioWorkletProcessor {
  #chunk = new Float32Array(CHUNK);
  #filled = 0;

  process([channels]) {
    const samples = channels[0];
    for (let i = 0; samples && i < samples.length; i++) {
      this.#chunk[this.#filled++] = samples[i];
      if (this.#filled === CHUNK) {
        this.port.postMessage(this.#chunk, [this.#chunk.buffer]);
        this.#chunk = new Float32Array(CHUNK);
        this.#filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('pcm', Pcm);
