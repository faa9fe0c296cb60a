// The sound of a file as samples, by the browser's own decoder.

// Half of the rate and so of the memory where a recording is long; the picture of speech loses what lies above 4 kHz.
const LONG_BYTES = 64e6;
const [RATE, LONG_RATE] = [16_000, 8_000];

/**
 * Decodes a file; fails where the browser cannot.
 *
 * @param split whether its first two channels are wanted apart, instead of the mean of all
 * @return `{rate, duration, channels}`, each channel a `Float32Array`
 */
export async function decode(file, split) {
  const rate = file.size > LONG_BYTES ? LONG_RATE : RATE;
  const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await file.arrayBuffer());
  const all = Array.from({length: sound.numberOfChannels}, (_, c) => sound.getChannelData(c));
  const channels = split ? all.slice(0, 2) : [all.length === 1 ? all[0] : mean(all)];
  return {rate, duration: sound.duration, channels};
}

function mean(channels) {
  const mixed = new Float32Array(channels[0].length);
  for (const channel of channels) {
    for (let n = 0; n < mixed.length; n++) {
      mixed[n] += channel[n] / channels.length;
    }
  }
  return mixed;
}
