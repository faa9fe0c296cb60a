// The microphone as chunks of 16-bit samples, by an AudioWorklet.

const RATE = 16_000;
// What browsers do for calls takes away what emotion is heard by.
const UNTOUCHED = {channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false};

const REASONS = {
  NotAllowedError: 'The microphone was refused. Allow it for this page in the browser, then start again.',
  NotFoundError: 'No microphone was found: plug one in, then start again.',
  NotReadableError: 'The microphone cannot be opened: another program may hold it.',
};

function openContext(stream) {
  try {
    const context = new AudioContext({sampleRate: RATE, latencyHint: 'interactive'});
    return [context, context.createMediaStreamSource(stream)];
  } catch {
    // Firefox joins no microphone to a context of another rate than the microphone's own.
    const context = new AudioContext({latencyHint: 'interactive'});
    return [context, context.createMediaStreamSource(stream)];
  }
}

function pcm(samples) {
  let peak = 0;
  const whole = Int16Array.from(samples, sample => {
    peak = Math.max(peak, Math.abs(sample));
    return Math.round(32767 * Math.max(-1, Math.min(1, sample)));
  });
  return [whole, peak];
}

/**
 * Opens the microphone.
 *
 * @param onChunk is called with an `Int16Array` (mono) and its peak, 0 to 1
 * @param onLost is called if the microphone goes away by itself
 * @return `{rate, close()}`; fails with an error whose message can be shown
 */
export async function openMicrophone(onChunk, onLost = () => {}) {
  if (!navigator.mediaDevices) {
    throw new Error('Browsers give the microphone only to pages of this machine or over https: see intone serve --help about TLS.');
  }
  const stream = await navigator.mediaDevices.getUserMedia({audio: UNTOUCHED}).catch(error => {
    throw new Error(REASONS[error.name] ?? `The microphone cannot be opened: ${error.message}`);
  });
  const [context, source] = openContext(stream);
  await context.audioWorklet.addModule('/page/pcm-worklet.js');
  const worklet = new AudioWorkletNode(context, 'pcm', {numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit'});
  worklet.port.onmessage = event => onChunk(...pcm(event.data));
  source.connect(worklet);
  stream.getAudioTracks()[0].addEventListener('ended', onLost);
  return {
    rate: context.sampleRate,
    close() {
      worklet.port.onmessage = null;
      stream.getTracks().forEach(track => track.stop());
      return context.close();
    },
  };
}

/** A level for a meter, 0 to 1: -60 dB to 0 dB of full scale. */
export const meterOf = peak => Math.max(0, Math.min(1, 1 + Math.log10(Math.max(peak, 1e-4)) / 3));
